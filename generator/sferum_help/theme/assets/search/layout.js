// What somebody typed with the wrong keyboard, or in Latin letters → Russian.

const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`{}:\"<>~";
const RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюехъжэбюе";
const KEYS = new Map([...LATIN_KEYS].map((key, at) => [key, RUSSIAN_KEYS[at]]));

// Longest first. Lost soft signs are left to the tolerance for slips.
const LETTERS = new Map(
  ("shch щ|sch щ|yo е|jo е|zh ж|kh х|ts ц|tz ц|ch ч|sh ш|yu ю|ju ю|iu ю|ya я|ja я|ia ия|iy ий|ij ий|yy ый|yj ый|" +
    "ye ые|ph ф|ck к|x кс|q к|w в|a а|b б|c ц|d д|e е|f ф|g г|h х|i и|j й|k к|l л|m м|n н|o о|p п|r р|s с|t т|" +
    "u у|v в|z з|' ь")
    .split("|")
    .map((pair) => pair.split(" ")),
);

const FOREIGN = /[a-z[\];'`]/i;

/** «ghbdzprf» → «привязка»: the same keys on a Russian keyboard. */
export function fromKeyboard(text) {
  return [...text.toLowerCase()].map((key) => KEYS.get(key) || key).join("");
}

/** «privyazka» → «привязка». */
export function fromLatin(text) {
  const lower = text.toLowerCase();
  let result = "";
  for (let at = 0; at < lower.length; ) {
    if (lower[at] === "y" && !/^y[auoeyj]/.test(lower.slice(at, at + 2))) {
      result += at && /[aeiouy]/.test(lower[at - 1]) ? "й" : "ы";
      at += 1;
      continue;
    }
    const length = [4, 3, 2, 1].find((size) => LETTERS.has(lower.slice(at, at + size)));
    result += length ? LETTERS.get(lower.slice(at, at + length)) : lower[at];
    at += length || 1;
  }
  return result;
}

/**
 * The reading of a text that makes the most sense: as typed, by the keys, or by the sounds.
 * @param {string} text
 * @param {(chunk: string) => number} sense how well a piece without spaces is understood, 0 to 1
 * @returns {string} the text itself, unless another reading is better
 */
export function bestReading(text, sense) {
  if (!FOREIGN.test(text)) return text;
  const chunks = text.split(/\s+/).filter(Boolean);
  const asTyped = chunks.map(sense);
  let best = { text, sum: weigh(chunks, asTyped) };
  for (const convert of [fromKeyboard, fromLatin]) {
    // A piece that is known in Latin stays: «skachat pdf».
    const read = chunks.map((chunk, at) => (asTyped[at] === 1 && FOREIGN.test(chunk) ? chunk : convert(chunk)));
    const sum = weigh(read, read.map(sense));
    if (sum > best.sum) best = { text: read.join(" "), sum };
  }
  return best.text;
}

function weigh(chunks, senses) {
  return chunks.reduce((sum, chunk, at) => sum + chunk.length * senses[at], 0);
}
