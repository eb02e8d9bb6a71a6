// What the words of a question say together: about which page it is, whether it is ours at all, and whether somebody is
// in danger. Learnt at build; how it is packed stands in `search/sense.py` of the generator.

import { hashOf } from "./hash.js";
import { unpack } from "./packed.js";
import { isKnown, nearTerms } from "./query.js";

// As `search/sense.py` and `search/heart.py` say.
const WORD_BITS = 18;
const HEART_BITS = 26;
const SMALL_SLIP = 1;
// What nobody has ever said here speaks for another place.
const UNKNOWN = 0.3;
// What has no answer here is surely about one thing from here on.
const CLEAR = 3;
// So far below the bar of danger nobody looks for first aid.
const FAR = 1.5;

/**
 * @param {object} data the data of `search/sense.py`
 * @param {object} index of `decodeIndex`, whose words come first in it
 * @returns {object} for `readSense`
 */
export function decodeSense(data, index) {
  const { number, signed, rising, row } = unpack(data.packed);
  const [size, placeSize] = data.levels;
  const { bias, danger: bar, signs, near } = data;
  const keys = index.terms.concat(rising("word"));
  const weights = new Map();
  for (const key of keys) {
    weights.set(key, { ours: signed("ours") * size, danger: signed("danger") * size, places: row("place") });
  }
  const likely = new Array(index.documents.length + (signs ? signs.parts.length : 0) + near.length).fill(0);
  for (const [place, steps] of row("likely")) likely[place] = steps * size;
  const texts = () => Array.from({ length: number("texts") }, () => rising("text").map((at) => keys[at]));
  const groups = new Map();
  texts().forEach((list, group) => {
    for (const key of list) groups.set(key, [...(groups.get(key) || []), `@${group}`]);
  });
  const calm = texts();
  const sure = signs ? signs.parts.map(texts) : [];
  const beside = new Map();
  for (const first of rising("first")) {
    for (const [second, steps] of row("second")) beside.set(`${keys[first]} ${keys[second]}`, steps * size);
  }
  const [safe, told] = [rising("heart"), rising("heart")].map((list) => new Set(list));
  // By what the table knows a word: one of the index by itself, any other by its hash.
  const keyOf = (term) => (index.numbers.has(term) ? term : hashOf(term, WORD_BITS));
  return { keyOf, weights, placeSize, likely, groups, beside, bias, bar, safe, told, calm, sure, signs, near };
}

/** A short text as it is known by heart, whatever the order of its words. */
const heartOf = (keys) => hashOf([...keys].sort().join(" "), HEART_BITS);

/**
 * @param {object} index
 * @param {object} sense of `decodeSense`
 * @param {{text: string, term: string}[]} tokens of `readQuery`
 * @returns {object}
 *   pages    for each document how much speaks for it
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
  const places = new Array(sense.likely.length).fill(0);
  let speak = 0;
  let [ours, danger] = sense.bias;
  const senses = [...new Set(said.flatMap((term) => sense.groups.get(keyOf(term)) || []))].sort();
  for (const term of new Set([...said, ...senses])) {
    const known = sense.weights.get(keyOf(term));
    if (known) {
      ours += known.ours;
      danger += known.danger;
      for (const [place, steps] of known.places) places[place] += steps;
      if (known.places.length && !term.startsWith("@")) speak += 1;
    } else if (terms.has(term) && !isKnown(index, term)) ours -= UNKNOWN;
  }
  const neighbours = said.slice(1).map((word, at) => [said[at], word]);
  const both = senses.flatMap((one, at) => senses.slice(at + 1).map((other) => [one, other]));
  const pairs = neighbours.concat(both).map((two) => two.map(keyOf).join(" "));
  for (const two of new Set(pairs)) danger += sense.beside.get(two) || 0;
  const length = sense.placeSize / Math.sqrt(speak || 1);
  places.forEach((steps, place) => (places[place] = sense.likely[place] + steps * length));
  const firstSign = index.documents.length;
  const firstNear = firstSign + (sense.signs ? sense.signs.parts.length : 0);
  const pages = places.slice(0, firstSign);
  const near = best(places.slice(firstNear));
  const sure = sense.sure.findIndex((phrases) => holds(keys, phrases));
  const lean = leaning(sense, keys, ours, danger, pages);
  // One word tells no story, unless it is known by heart.
  const inDanger = sure >= 0 || lean === Infinity || (lean > 0 && keys.size > 1);
  // First aid is no answer to what is far from danger. Whoever is angry with us only talks like somebody in it.
  if (sense.signs && (lean < -FAR || holds(keys, sense.calm))) pages[sense.signs.page] = 0;
  return {
    pages,
    ours,
    danger: inDanger,
    sign: sure >= 0 ? sure : best(places.slice(firstSign, firstNear)),
    near: places[firstNear + near] > CLEAR && isTold(firstNear + near, keys, sense) ? sense.near[near] : "",
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

/** Where the largest of the weights is. */
const best = (weights) => weights.indexOf(Math.max(...weights));

/** How far a text is above the bar of danger: by what is said, and by how far the pages about trouble are before the
 * others. */
function leaning({ signs, safe, told, calm, bar: [least, counts, more, surely] }, keys, ours, sum, pages) {
  const heart = heartOf(keys);
  if (safe.has(heart) || told.has(heart)) return told.has(heart) ? Infinity : -Infinity;
  if (!signs || (ours < 0 && sum < surely)) return -Infinity;
  const about = new Set([signs.page, ...signs.pages]);
  const most = (wanted) => Math.max(0, ...pages.filter((_, page) => about.has(page) === wanted));
  return sum + counts * (most(true) - most(false)) - least - (holds(keys, calm) ? more : 0);
}
