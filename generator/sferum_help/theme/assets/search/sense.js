// What the words of a question say together: about which page it is, whether it is ours at all, and whether somebody is
// in danger. Learnt at build; how it is packed stands in `search/sense.py` of the generator.

import { decodeTerms } from "./index.js";
import { isKnown, nearTerms } from "./query.js";

const NOTHING = "A";
const MIDDLE = NOTHING.charCodeAt(0);
const FIRST_PAGE = 0xc0;
const SMALL_SLIP = 1;
// What an editor's rules say of a text.
const [SURE, CALM] = ["sure", "calm"];
// What nobody has ever said here speaks for another place.
const UNKNOWN = 0.3;
// A question that seems to be of something else takes more.
const SURELY = 1;
// What has no answer here is surely about one thing from here on.
const CLEAR = 1.5;

const level = (letter) => letter.charCodeAt(0) - MIDDLE;

/**
 * @param {object} data the data of `search/sense.py`
 * @param {object} index of `decodeIndex`, whose words come first in it
 * @returns {object} for `readSense`
 */
export function decodeSense(data, index) {
  const terms = index.terms.concat(decodeTerms(data.terms));
  const [size, pageSize] = data.levels;
  const weights = new Map();
  let number = 0;
  for (const [, ours, danger, places] of data.weights.matchAll(/([!-\x7e])([!-\x7e])((?:[\xc0-\uffff][!-\x7e])*)/g)) {
    // Of the index's words only those that say something; the others are known by it.
    if (number >= index.terms.length || ours !== NOTHING || danger !== NOTHING || places) {
      weights.set(terms[number], {
        ours: level(ours) * size,
        danger: level(danger) * size,
        places: decodePlaces(places, pageSize),
      });
    }
    number += 1;
  }
  const groups = new Map();
  data.groups.forEach((list, group) => {
    for (const term of list.split(" ")) groups.set(term, [...(groups.get(term) || []), group]);
  });
  const pairs = [...data.pairs].map((letter) => level(letter) * size);
  const { bias, danger: least, signs, near } = data;
  const [safe, told] = data.heart.map((texts) => decodeHeart(texts, terms));
  const [calm, ...sure] = data.rules.map((texts) => [...decodeHeart(texts, terms)].map((text) => text.split(" ")));
  return { safe, told, calm, sure, weights, groups, pairs, size: data.groups.length, bias, least, signs, near };
}

function decodeHeart(texts, terms) {
  return new Set(texts.split(";").filter(Boolean).map((text) => heartOf(text.split(" ").map((at) => terms[parseInt(at, 36)]))));
}

/** A short text as it is known by heart, whatever the order of its words. */
const heartOf = (terms) => [...terms].sort().join(" ");

/** Pairs of a place and its weight there, in turn. */
function decodePlaces(places, size) {
  const found = [];
  for (let at = 0; at < places.length; at += 2) {
    found.push(places.charCodeAt(at) - FIRST_PAGE, level(places[at + 1]) * size);
  }
  return found;
}

/**
 * @param {object} index
 * @param {object} sense of `decodeSense`
 * @param {{term: string}[]} tokens of `readQuery`
 * @returns {{rule: string, heart: string, pages: Map<number, number>, ours: number, danger: number, sign: number, near: string}} `pages`: number of a
 *   document → how much speaks for it; `ours` and `danger`: the more above 0, the surer; `sign`: which trouble it would
 *   be; `near`: what to say if it is not ours, "" if nothing fits
 */
export function readSense(index, sense, tokens) {
  const terms = new Set(tokens.map(({ term }) => term && meant(index, sense, term)).filter(Boolean));
  const places = new Map();
  let [ours, danger] = sense.bias;
  const heard = new Set();
  for (const term of terms) {
    const known = sense.weights.get(term);
    if (!known && !isKnown(index, term)) ours -= UNKNOWN;
    if (known) {
      ours += known.ours;
      danger += known.danger;
      addAll(places, known.places);
    }
    for (const group of sense.groups.get(term) || []) heard.add(group);
  }
  const firstSign = index.documents.length;
  const firstNear = firstSign + (sense.signs ? sense.signs.parts.length : 0);
  const between = (from, to) => [...places].filter(([place]) => place >= from && place < to);
  const holds = (phrases) => phrases.some((phrase) => phrase.every((term) => terms.has(term)));
  const sure = sense.sure.findIndex(holds);
  return {
    rule: sure >= 0 ? SURE : holds(sense.calm) ? CALM : "",
    heart: heartOf(terms),
    pages: new Map(between(0, firstSign)),
    ours,
    danger: danger + sumPairs(sense, [...heard].sort((a, b) => a - b)),
    sign: sure >= 0 ? sure : best(between(firstSign, firstNear), 0) - firstSign,
    near: sense.near[best(between(firstNear, Infinity), CLEAR) - firstNear] || "",
  };
}

/** A word that nobody knows may be a slip of one that is known. */
function meant(index, { weights, groups }, term) {
  if (weights.has(term) || groups.has(term) || isKnown(index, term)) return term;
  const [near] = nearTerms(index, term);
  return near && near.cost <= SMALL_SLIP ? index.terms[near.number] : term;
}

function addAll(sums, list) {
  for (let at = 0; at < list.length; at += 2) sums.set(list[at], (sums.get(list[at]) || 0) + list[at + 1]);
}

/** What groups of words say, each and two of them together: first each, then the pairs in order. */
function sumPairs({ pairs, size }, heard) {
  let sum = 0;
  heard.forEach((one, at) => {
    sum += pairs[one];
    // The pairs before those that begin with `one`.
    const before = size + one * size - (one * (one + 1)) / 2;
    for (const other of heard.slice(at + 1)) sum += pairs[before + other - one - 1];
  });
  return sum;
}

/** The place with the most weight, more than `least`; -1 if there is none. */
function best(places, least) {
  const [[place, weight] = [-1, 0]] = places.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return weight > least ? place : -1;
}

/** Whether somebody is in danger: by what is said, and by how far the pages about trouble are before the others. */
export function isDanger({ signs, safe, told, least: [least, counts] }, { rule, heart, danger, ours, pages }) {
  if (rule) return rule === SURE;
  if (safe.has(heart) || told.has(heart)) return told.has(heart);
  // One word tells no story.
  if (!heart.includes(" ")) return false;
  if (!signs || (ours < 0 && danger < SURELY)) return false;
  const about = new Set([signs.page, ...signs.pages]);
  const most = (wanted) => {
    return Math.max(0, ...[...pages].map(([number, weight]) => (about.has(number) === wanted ? weight : 0)));
  };
  return danger + counts * (most(true) - most(false)) > least;
}
