// Numbers as `search/packed.py` of the generator wrote them; what each constant is for stands there.

const LEAST = 2 ** 24;
const BYTE = 2 ** 8;
const PARTS = 2 ** 16;
const FEW = 4;

/**
 * @param {string} text
 * @returns {{number: Function, signed: Function, rising: Function, row: Function}} each takes a kind and returns the next number or
 *   numbers, in the order in which they were written
 */
export function unpack(text) {
  const bytes = atob(text);
  let read = 0;
  let range = 2 ** 32 - 1;
  let code = 0;
  const more = () => {
    code = code * BYTE + (bytes.charCodeAt(read++) || 0);
  };
  for (let at = 0; at < 4; at++) more();
  const kinds = new Map();

  function bit(places, place) {
    let seen = places.get(place);
    if (!seen) places.set(place, (seen = [0, 0]));
    const [zeros, ones] = seen;
    const odds = Math.max(1, Math.floor((PARTS * (2 * zeros + 1)) / (2 * (zeros + ones + 1))));
    const bound = Math.floor(range / PARTS) * odds;
    const one = code >= bound ? 1 : 0;
    seen[one] += 1;
    if (one) {
      code -= bound;
      range -= bound;
    } else range = bound;
    while (range < LEAST) {
      more();
      range *= BYTE;
    }
    return one;
  }

  function number(kind) {
    let places = kinds.get(kind);
    if (!places) kinds.set(kind, (places = new Map()));
    let digits = 0;
    while (bit(places, -digits)) digits += 1;
    let known = 1;
    for (let at = 0; at < digits; at++) known = 2 * known + bit(places, 2 ** digits + known);
    return known - 1;
  }

  function signed(kind) {
    const known = number(kind);
    return known % 2 ? (known + 1) / 2 : -known / 2;
  }

  function rising(kind) {
    const size = number(`${kind}s`);
    let last = -1;
    return Array.from({ length: size }, (_, at) => (last += number(kind + Math.min(FEW, size - at)) + 1));
  }

  const row = (kind) => rising(kind).map((place) => [place, signed(`${kind}=`)]);

  return { number, signed, rising, row };
}
