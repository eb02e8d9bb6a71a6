// What somebody typed → the terms to look for.

import { beginning } from "./index.js";
import { bestReading } from "./layout.js";
import { joinAges, words } from "./normal.js";
import { allowed, distance, FAR, letterBits, mayBeNear } from "./slips.js";
import { stem } from "./stem.js";

// Parts of a word written as one are at least so long, the whole is at least twice that.
const SHORTEST_PART = 3;
const SMALL_SLIP = 1;
const SHORTEST_MENDED = 4;
const VOWEL = /[аеиоуыэюя]/;
// A text as words and what stands between them.
const PARTS = /[\p{L}\p{M}\p{N}\u00ad]+|[^\p{L}\p{M}\p{N}\u00ad]+/gu;
const WORDS = /[\p{L}\p{N}]/u;
const FORM_NUMBER = /^(?:[1-9]|1[01])$/;
const FORM_LETTER = /^[а-к]$/;
// A word of at least so many letters may be several.
const SHORTEST_CHAIN = 10;
const SHORT_PART = 1.5;
// Endings of verbs that beginners write as they hear them.
const BEGINNER = /е(т|шь|м|те)$/;
// No word is longer: «аааа…» would take seconds to compare with all others.
const LONGEST_WORD = 40;
// How many words are remembered, so that the next letter typed is searched faster.
const REMEMBERED = 500;

/** The term of one word: its stem; every negation is one term. «Видет» of a beginner is «видит». */
export function termOf(index, word) {
  if (index.negations.has(word)) return index.negation;
  const term = stem(word, index.irregular);
  if (isKnown(index, term) || !BEGINNER.test(word)) return term;
  const meant = stem(word.replace(BEGINNER, "и$1"), index.irregular);
  return isKnown(index, meant) ? meant : term;
}

/** Whether a document or a synonym has this term. */
export function isKnown(index, term) {
  return index.numbers.has(term) || index.said.has(term);
}

/** Whether somebody has said this term before: then it is no slip and no name, even if no document has it. */
export function isHeard(index, term) {
  const { sense } = index;
  return isKnown(index, term) || Boolean(sense && sense.weights.has(sense.keyOf(term)));
}

function isWord(index, word) {
  return index.ignored.has(word) || isKnown(index, termOf(index, word));
}

/**
 * The words of a query as they were meant.
 * @param {object} index
 * @param {string} text
 * @param {boolean} exact leave keyboard, sounds and spaces as they were typed
 * @returns {{text: string, term: string, last: boolean}[]} `term` is empty for a word that says nothing; `last`: the
 *   word may be half typed
 */
export function readQuery(index, text, exact) {
  const reading = exact ? text : readAs(index, text);
  let found = words(reading).filter((word) => word.length <= LONGEST_WORD);
  if (!exact) found = split(index, join(index, found));
  const typing = /[\p{L}\d]$/u.test(reading);
  const aged = joinAges(found, index.ages);
  const silent = aged.every(({ text: word }) => index.ignored.has(word));
  return aged.map((one, at) => {
    const last = typing && at === aged.length - 1;
    // «По» may become «показ»: the last word counts when there is nothing else to look for. «Привет» becomes nothing.
    const counts = last && silent && begins(index, one.text);
    const ignored = (index.ignored.has(one.text) && !counts) || isForm(index, aged, at);
    const term = one.term === one.text ? termOf(index, one.text) : one.term;
    return { text: one.text, term: ignored ? "" : term, last };
  });
}

/** Whether a term begins with this. */
function begins({ terms }, start) {
  const [from, to] = beginning(terms, start);
  return from < to;
}

/** «5 «Б»», «№ 1329»: a number with one letter, or a long one, says who somebody is and nothing about the question. */
function isForm(index, found, at) {
  const [before, here, after] = [-1, 0, 1].map((step) => (found[at + step] || { text: "" }).text);
  if (FORM_NUMBER.test(here)) return FORM_LETTER.test(after);
  if (FORM_LETTER.test(here)) return FORM_NUMBER.test(before);
  return /^\d{3,}$/.test(here) && !index.numbers.has(here);
}

/**
 * What somebody typed with its slips put right, to be shown: only words that nobody knows are changed, and only to
 * words that are known. Spaces, case and marks stay as they were typed.
 */
export function putRight(index, text) {
  const parts = readAs(index, text).match(PARTS) || [];
  return parts.map((part, at) => (WORDS.test(part) ? mendPart(index, part, at === parts.length - 1) : part)).join("");
}

function mendPart(index, part, last) {
  const found = words(part);
  const mended = found.map((word) => {
    if (index.ignored.has(word) || isHeard(index, termOf(index, word))) return word;
    const split = splitWord(index, word);
    return split ? split.join(" ") : mendSlip(index, word, last);
  });
  return mended.join() === found.join() ? part : mended.join("");
}

/** «Микрафон» is «микрофон»; the word itself if no slip is obvious. */
function mendSlip(index, word, last) {
  const term = termOf(index, word);
  if (!word.startsWith(term) || term.length < SHORTEST_MENDED) return word;
  if (begins(index, last ? word : term)) return word;
  const [near] = nearTerms(index, term);
  const mended = near && near.cost <= SMALL_SLIP ? index.terms[near.number] : "";
  // A word that begins in another way is more likely one that this site does not have: «форма» is not «оформить».
  if (mended[0] !== word[0]) return word;
  const ending = word.slice(term.length);
  // «Деток» has no ending, and a stem that only lives with one is no word: «детск».
  if (!ending) return mended.endsWith("ск") ? word : mended;
  // The ending of one word may not fit another: «взломли» would become «взломаи».
  return VOWEL.test(mended.slice(-1)) && VOWEL.test(ending[0]) ? word : mended + ending;
}

/** A text as its letters were meant. */
const readAs = (index, text) => bestReading(text, (chunk) => sense(index, chunk));

/** How well a piece without spaces is understood, 0 to 1. */
function sense(index, chunk) {
  const found = words(chunk);
  if (!found.length) return 0;
  return found.reduce((sum, word) => sum + wordSense(index, word), 0) / found.length;
}

function wordSense(index, word) {
  if (isWord(index, word)) return 1;
  if (word.length >= 3 && begins(index, word)) return 0.8;
  if (splitWord(index, word)) return 0.8;
  const near = nearTerms(index, termOf(index, word));
  return near.length ? 0.7 - 0.2 * near[0].cost : 0;
}

/** «Видео инструкции», «гос услуги»: two words that are one. «Войти в» is two: «в» is a word of its own. */
function join(index, found) {
  const result = [];
  const alone = (word) => index.negations.has(word) || index.ignored.has(word);
  for (let at = 0; at < found.length; at += 1) {
    const pair = at + 1 < found.length ? found[at] + found[at + 1] : "";
    const letters = /^[а-яa-z]+$/.test(pair) && found[at].length > 1;
    if (letters && !alone(found[at]) && !alone(found[at + 1]) && index.numbers.has(termOf(index, pair))) {
      result.push(pair);
      at += 1;
    } else {
      result.push(found[at]);
    }
  }
  return result;
}

/** «Номертелефона», «неприходит»: one word that is two. */
function split(index, found) {
  const isOne = (word) => isWord(index, word) || isHeard(index, termOf(index, word));
  return found.flatMap((word) => (!isOne(word) && splitWord(index, word)) || word);
}

function splitWord(index, word) {
  if (word.length < 2 * SHORTEST_PART || !/^[а-яa-z]+$/.test(word)) return null;
  const negation = [...index.negations].find((one) => word.startsWith(one) && isWord(index, word.slice(one.length)));
  if (negation && word.length - negation.length >= SHORTEST_PART) return [negation, word.slice(negation.length)];
  // A small slip is likelier than a lost space: «значек» is no «зна чек».
  const [near] = nearTerms(index, termOf(index, word));
  if (near && near.cost <= SMALL_SLIP) return null;
  // The longer the first part, the less it is a chance: «демонстрация экрана», not «демо …».
  for (let at = word.length - SHORTEST_PART; at >= 2; at -= 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => isPart(index, part))) return parts;
  }
  return word.length < SHORTEST_CHAIN ? null : splitChain(index, word);
}

/** «Приложениенеоткрывается»: a word that is three or more, as few as can be; null if it is not all words. */
function splitChain(index, word) {
  const best = [{ cost: 0, parts: [] }];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      const part = word.slice(start, end);
      if (!before || (best[end] && before.cost + 1 >= best[end].cost)) continue;
      const short = part.length < SHORTEST_PART;
      if (short ? !index.ignored.has(part) && !index.negations.has(part) : !isWord(index, part)) continue;
      const cost = before.cost + (short ? SHORT_PART : 1);
      if (!best[end] || cost < best[end].cost) best[end] = { cost, parts: [...before.parts, part] };
    }
  }
  const whole = best[word.length];
  if (!whole) return null;
  // Mere scraps are chance. So is «со» of «совместить»: of two words only «в», «к» and «с» are written as a beginning.
  const { length } = whole.parts;
  return word.length >= 4 * length && (length > 2 || whole.parts[0].length === 1) ? whole.parts : null;
}

/** «За» of «заболела» is no word of its own; «вк» of «вкмессенджер» is. */
function isPart(index, part) {
  return index.ignored.has(part) ? part.length >= SHORTEST_PART : isKnown(index, termOf(index, part));
}

/**
 * Terms of the documents that an unknown term may be a slip of, nearest first.
 * @returns {{number: number, cost: number}[]}
 */
export function nearTerms(index, term) {
  const remembered = index.near.get(term);
  if (remembered) return remembered;
  const near = findNear(index, term);
  if (index.near.size >= REMEMBERED) index.near.clear();
  index.near.set(term, near);
  return near;
}

function findNear(index, term) {
  const most = allowed(term.length);
  if (!most || /\d/.test(term)) return [];
  const bits = letterBits(term);
  const near = [];
  for (let number = 0; number < index.terms.length; number += 1) {
    const other = index.terms[number];
    if (other.length < 3 || !mayBeNear(term, bits, other, index.bits[number], most)) continue;
    const cost = distance(term, other, most);
    if (cost < FAR) near.push({ number, cost });
  }
  // Of equally near words the more common one was meant.
  return near.sort((one, other) => one.cost - other.cost || index.idf[one.number] - index.idf[other.number]);
}
