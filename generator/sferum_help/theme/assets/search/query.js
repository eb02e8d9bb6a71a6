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
// How many words are remembered, so that the next letter typed is searched faster.
const REMEMBERED = 500;

/** The term of one word: its stem; every negation is one term. */
export function termOf(index, word) {
  return index.negations.has(word) ? index.negation : stem(word, index.irregular);
}

/** Whether a document or a synonym has this term. */
export function isKnown(index, term) {
  return index.numbers.has(term) || index.said.has(term);
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
  const reading = exact ? text : bestReading(text, (chunk) => sense(index, chunk));
  let found = words(reading);
  if (!exact) found = split(index, join(index, found));
  const typing = /[\p{L}\d]$/u.test(reading);
  const aged = joinAges(found, index.ages);
  const silent = aged.every(({ text: word }) => index.ignored.has(word));
  return aged.map((one, at) => {
    const last = typing && at === aged.length - 1;
    // «По» may become «показ»: the last word counts when there is nothing else to look for.
    const ignored = index.ignored.has(one.text) && !(last && silent);
    const term = one.term === one.text ? termOf(index, one.text) : one.term;
    return { text: one.text, term: ignored ? "" : term, last };
  });
}

/** The words with obvious slips put right, to be shown: «микрафон» is «микрофон». */
export function mendSlips(index, found) {
  return found.map(({ text, term, last }) => {
    if (!term || !text.startsWith(term) || term.length < SHORTEST_MENDED || isKnown(index, term)) return text;
    const [from, to] = beginning(index.terms, last ? text : term);
    if (from < to) return text;
    const [near] = nearTerms(index, term);
    if (!near || near.cost > SMALL_SLIP) return text;
    const ending = text.slice(term.length);
    const mended = index.terms[near.number];
    // The ending of one word may not fit another: «взломли» would become «взломаи».
    return VOWEL.test(mended[mended.length - 1]) && VOWEL.test(ending[0] || "") ? text : mended + ending;
  });
}

/** How well a piece without spaces is understood, 0 to 1. */
function sense(index, chunk) {
  const found = words(chunk);
  if (!found.length) return 0;
  return found.reduce((sum, word) => sum + wordSense(index, word), 0) / found.length;
}

function wordSense(index, word) {
  if (isWord(index, word)) return 1;
  const [from, to] = beginning(index.terms, word);
  if (word.length >= 3 && from < to) return 0.8;
  if (splitWord(index, word)) return 0.8;
  const near = nearTerms(index, termOf(index, word));
  return near.length ? 0.7 - 0.2 * near[0].cost : 0;
}

/** «Видео инструкции», «гос услуги»: two words that are one. */
function join(index, found) {
  const result = [];
  for (let at = 0; at < found.length; at += 1) {
    const pair = at + 1 < found.length ? found[at] + found[at + 1] : "";
    const letters = /^[а-яa-z]+$/.test(pair) && found[at].length > 1;
    if (letters && !index.negations.has(found[at]) && index.numbers.has(termOf(index, pair))) {
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
  return [].concat(...found.map((word) => (isWord(index, word) ? [word] : splitWord(index, word) || [word])));
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
  return null;
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
