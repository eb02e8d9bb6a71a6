// A text → a number of so many bits: the highest of FNV-1a, as `search/hashes.py` of the generator counts it.

export function hashOf(text, bits) {
  let number = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) number = Math.imul(number ^ text.charCodeAt(at), 0x01000193);
  return number >>> (32 - bits);
}
