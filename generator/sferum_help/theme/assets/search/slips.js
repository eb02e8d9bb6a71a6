// How far two words are from one another by slips of the ear and of the hand: weighted Damerau–Levenshtein.

// Letters that sound alike, and those that learners and phones mix up.
const ALIKE = new Set();
for (const [one, other] of "оа еи иы эе ея тд сз бп гк жш вф ьъ шщ цс юу йи уо чщ ао хг".split(" ")) {
  ALIKE.add(one + other).add(other + one);
}

const KEY = new Map();
["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"].forEach((row, y) => {
  [...row].forEach((letter, x) => KEY.set(letter, [x + y * 0.4, y]));
});

/** Letters of a word for which there is room. */
export const LONGEST = 38;
const SWAP = 0.8;
/** More than any cost that is still a slip. */
export const FAR = 9;

function replaceCost(one, other) {
  if (one === other) return 0;
  if (ALIKE.has(one + other)) return 0.5;
  const [a, b] = [KEY.get(one), KEY.get(other)];
  return a && b && Math.abs(a[0] - b[0]) <= 1.01 && Math.abs(a[1] - b[1]) <= 1 ? 0.75 : 1;
}

// The costs of all pairs of Russian letters, because they are asked for some thousand times a query.
const FIRST = "а".charCodeAt(0);
const LETTERS = 32;
const ALPHABET = Array.from({ length: LETTERS }, (_, at) => String.fromCharCode(FIRST + at));
const COSTS = ALPHABET.map((one) => ALPHABET.map((other) => replaceCost(one, other)));
const [SOFT, HARD, SHORT_I] = [..."ьъй"].map((letter) => letter.charCodeAt(0));

function codeCost(one, other) {
  if (one === other) return 0;
  if (one < FIRST || other < FIRST || one >= FIRST + LETTERS || other >= FIRST + LETTERS) return 1;
  return COSTS[one - FIRST][other - FIRST];
}

/** The cost of a letter too many or too few; `before` is the letter before it. */
function letterCost(letter, before) {
  if (letter === before || letter === SOFT || letter === HARD) return 0.4;
  return letter === SHORT_I ? 0.7 : 1;
}

/** The letters of a word as bits: words that share few letters need no closer look. */
export function letterBits(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** How many bits are set: each step takes the lowest one away. */
function countBits(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count += 1;
  return count;
}

/** How dear slips may be in a word of this length. */
export function allowed(length) {
  return [0, 0, 0, 0.5, 1, 1.1, 1.2, 1.6, 2][Math.min(length, 8)];
}

/** Whether a closer look is worth its time. */
export function mayBeNear(one, bits, other, otherBits, most) {
  if (one.length > LONGEST || other.length > LONGEST || Math.abs(one.length - other.length) * 0.4 > most) return false;
  return countBits(bits ^ otherBits) <= (most < 1.3 ? 4 : 6);
}

// Room for three rows of costs, used again by every call.
let rows = [0, 1, 2].map(() => new Float64Array(LONGEST + 2));

/** The cost of the cheapest way from one word to the other, or FAR if it is more than `most`. */
export function distance(one, other, most) {
  let [beforeLast, last, row] = rows;
  const size = other.length;
  last[0] = 0;
  for (let j = 1; j <= size; j += 1) {
    last[j] = last[j - 1] + letterCost(other.charCodeAt(j - 1), j > 1 ? other.charCodeAt(j - 2) : 0);
  }
  for (let i = 1; i <= one.length; i += 1) {
    const letter = one.charCodeAt(i - 1);
    const before = i > 1 ? one.charCodeAt(i - 2) : 0;
    const drop = letterCost(letter, before);
    row[0] = last[0] + drop;
    let lowest = row[0];
    for (let j = 1; j <= size; j += 1) {
      const there = other.charCodeAt(j - 1);
      const thereBefore = j > 1 ? other.charCodeAt(j - 2) : 0;
      let cost = Math.min(last[j - 1] + codeCost(letter, there), last[j] + drop);
      cost = Math.min(cost, row[j - 1] + letterCost(there, thereBefore));
      if (i > 1 && j > 1 && letter === thereBefore && before === there) cost = Math.min(cost, beforeLast[j - 2] + SWAP);
      row[j] = cost;
      if (cost < lowest) lowest = cost;
    }
    if (lowest > most) return FAR;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  rows = [beforeLast, last, row];
  return last[size] > most ? FAR : last[size];
}
