// What the words of a question say together: about which page it is, whether it is ours at all, and whether somebody is
// in danger. Learnt at build; how it is packed stands in `search/sense.py` of the generator.

import { hashOf } from "./hash.js";
import { decodePlaces } from "./index.js";
import { isKnown, nearTerms } from "./query.js";

const MIDDLE = 0x41;
const FIRST = 0x23;
// As `search/sense.py` and `search/heart.py` say.
const WORD_BITS = 18;
const HEART_BITS = 26;
const SPAN = 92;
const WHOLE_SPAN = "!";
const SMALL_SLIP = 1;
// What nobody has ever said here speaks for another place.
const UNKNOWN = 0.3;
// What has no answer here is surely about one thing from here on.
const CLEAR = 1.5;

const level = (letter) => letter.charCodeAt(0) - MIDDLE;
const numberOf = (letter) => letter.charCodeAt(0) - FIRST;

/**
 * @param {object} data the data of `search/sense.py`
 * @param {object} index of `decodeIndex`, whose words come first in it
 * @returns {object} for `readSense`
 */
export function decodeSense(data, index) {
  const keys = index.terms.concat(decodeHashes(data.words));
  const [size, pageSize] = data.levels;
  const weights = new Map();
  const [ours, danger] = data.weights;
  const [counts, distances, levels] = data.places;
  let at = 0;
  keys.forEach((key, number) => {
    let place = 0;
    const places = Array.from({ length: numberOf(counts[number]) }, () => {
      place += numberOf(distances[at]);
      return [place, level(levels[at++]) * pageSize];
    });
    weights.set(key, { ours: level(ours[number]) * size, danger: level(danger[number]) * size, places });
  });
  const texts = (packed) => (packed ? packed.split(";").map((text) => text.split(" ").map(keyAt)) : []);
  const keyAt = (at) => keys[parseInt(at, 36)];
  const groups = new Map();
  texts(data.groups).forEach((list, group) => {
    for (const key of list) groups.set(key, [...(groups.get(key) || []), `@${group}`]);
  });
  const [safe, told] = data.heart.map((packed) => new Set(decodePlaces(packed)));
  const [calm, ...sure] = data.rules.map(texts);
  const beside = new Map();
  for (const letter of Object.keys(data.beside)) {
    for (const two of texts(data.beside[letter])) beside.set(two.join(" "), level(letter) * size);
  }
  const { bias, danger: bar, signs, near } = data;
  // By what the table knows a word: one of the index by itself, any other by its hash.
  const keyOf = (term) => (index.numbers.has(term) ? term : hashOf(term, WORD_BITS));
  return { keyOf, weights, groups, beside, bias, bar, safe, told, calm, sure, signs, near };
}

/** Hashes as `pack_hashes` of the generator wrote them. */
function decodeHashes(packed) {
  let hash = 0;
  const hashes = [];
  for (const letter of packed) {
    if (letter === WHOLE_SPAN) hash += SPAN;
    else hashes.push((hash += numberOf(letter)));
  }
  return hashes;
}

/** A short text as it is known by heart, whatever the order of its words. */
const heartOf = (keys) => hashOf([...keys].sort().join(" "), HEART_BITS);

/**
 * @param {object} index
 * @param {object} sense of `decodeSense`
 * @param {{text: string, term: string}[]} tokens of `readQuery`
 * @returns {object}
 *   pages    Map: number of a document → how much speaks for it
 *   ours     the more above 0, the surer it is
 *   danger   whether somebody is in danger
 *   sign     which trouble it would be
 *   near     what to say if it is not ours, "" if nothing fits
 */
export function readSense(index, sense, tokens) {
  const { keyOf } = sense;
  const said = tokens.map(({ text, term }) => (term ? meant(index, sense, term) : text));
  const terms = new Set(said.filter((_, at) => tokens[at].term));
  const keys = new Set([...terms].map(keyOf));
  const places = new Map();
  let [ours, danger] = sense.bias;
  const senses = [...new Set(said.flatMap((term) => sense.groups.get(keyOf(term)) || []))].sort();
  for (const term of new Set(["", ...said, ...senses])) {
    const known = sense.weights.get(keyOf(term));
    if (known) {
      ours += known.ours;
      danger += known.danger;
      for (const [place, weight] of known.places) places.set(place, (places.get(place) || 0) + weight);
    } else if (terms.has(term) && !isKnown(index, term)) ours -= UNKNOWN;
  }
  const neighbours = said.slice(1).map((word, at) => [said[at], word]);
  const both = senses.flatMap((one, at) => senses.slice(at + 1).map((other) => [one, other]));
  const pairs = neighbours.concat(both).map((two) => two.map(keyOf).join(" "));
  for (const two of new Set(pairs)) danger += sense.beside.get(two) || 0;
  const firstSign = index.documents.length;
  const firstNear = firstSign + (sense.signs ? sense.signs.parts.length : 0);
  const between = (from, to) => [...places].filter(([place]) => place >= from && place < to);
  const pages = between(0, firstSign);
  const near = best(between(firstNear, Infinity), CLEAR);
  const sure = sense.sure.findIndex((phrases) => holds(keys, phrases));
  return {
    pages: new Map(pages),
    ours,
    danger: sure >= 0 || isDanger(sense, keys, ours, danger, pages),
    sign: sure >= 0 ? sure : best(between(firstSign, firstNear), 0) - firstSign,
    near: isTold(near, keys, sense) ? sense.near[near - firstNear] : "",
  };
}

/** Whether two words speak for a place, or the only one: «купить» of «купить слона» says nothing. */
function isTold(place, keys, { weights }) {
  const speaks = (key) => weights.has(key) && weights.get(key).places.some(([one]) => one === place);
  const speak = [...keys].filter(speaks);
  return speak.length >= Math.min(2, keys.size);
}

/** Whether one of the phrases is said, its words in any order. */
const holds = (keys, phrases) => phrases.some((phrase) => phrase.every((key) => keys.has(key)));

/** A word that nobody knows may be a slip of one that is known. */
function meant(index, { keyOf, weights }, term) {
  if (weights.has(keyOf(term)) || isKnown(index, term)) return term;
  const [near] = nearTerms(index, term);
  return near && near.cost <= SMALL_SLIP ? index.terms[near.number] : term;
}

/** The place with the most weight, more than `least`; -1 if there is none. */
function best(places, least) {
  const [[place, weight] = [-1, 0]] = places.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return weight > least ? place : -1;
}

/** Whether somebody is in danger: by what is said, and by how far the pages about trouble are before the others. */
function isDanger({ signs, safe, told, calm, bar: [least, counts, more, surely] }, keys, ours, sum, pages) {
  const heart = heartOf(keys);
  if (safe.has(heart) || told.has(heart)) return told.has(heart);
  // One word tells no story.
  if (!signs || keys.size < 2 || (ours < 0 && sum < surely)) return false;
  const about = new Set([signs.page, ...signs.pages]);
  const most = (wanted) => Math.max(0, ...pages.map(([page, weight]) => (about.has(page) === wanted ? weight : 0)));
  return sum + counts * (most(true) - most(false)) > least + (holds(keys, calm) ? more : 0);
}
