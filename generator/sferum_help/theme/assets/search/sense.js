// What the words of a question say together: about which page it is, whether it is ours at all, and whether somebody is
// in danger. Learnt at build; how it is packed stands in `search/sense.py` of the generator.

import { decodeTerms } from "./index.js";
import { isKnown, nearTerms } from "./query.js";

const MIDDLE = "A".charCodeAt(0);
const FIRST_PAGE = 0xc0;
const SMALL_SLIP = 1;
// If the first answer is about trouble, somebody is in danger from here on already.
const HINT = -3.5;
// A question that seems to be of something else takes more.
const SURELY = 1;

const level = (letter) => letter.charCodeAt(0) - MIDDLE;

/**
 * @param {object} data the data of `search/sense.py`
 * @returns {object} for `readSense`
 */
export function decodeSense(data) {
  const terms = decodeTerms(data.terms);
  const [size, pageSize] = data.levels;
  const readPages = (text) => decodePages(text, pageSize);
  const weights = new Map();
  let number = 0;
  for (const [, ours, danger, pages] of data.weights.matchAll(/([!-\x7e])([!-\x7e])((?:[\xc0-\uffff][!-\x7e])*)/g)) {
    weights.set(terms[number], {
      ours: level(ours) * size,
      danger: level(danger) * size,
      pages: readPages(pages),
    });
    number += 1;
  }
  const groups = new Map();
  data.groups.forEach((list, group) => {
    for (const term of list.split(" ")) groups.set(term, [...(groups.get(term) || []), group]);
  });
  const signs = data.signs && {
    ...data.signs,
    weights: new Map(zip(decodeTerms(data.signs.terms), data.signs.weights.split(" ").map(readPages))),
  };
  const pairs = [...data.pairs].map((letter) => level(letter) * size);
  return { weights, groups, pairs, size: data.groups.length, bias: data.bias, least: data.danger, signs };
}

const zip = (one, other) => one.map((item, at) => [item, other[at]]);

/** Pairs of a page and its weight there, in turn. */
function decodePages(text, size) {
  const pages = [];
  for (let at = 0; at < text.length; at += 2) {
    pages.push(text.charCodeAt(at) - FIRST_PAGE, level(text[at + 1]) * size);
  }
  return pages;
}

/**
 * @param {object} index
 * @param {object} sense of `decodeSense`
 * @param {{term: string}[]} tokens of `readQuery`
 * @returns {{pages: Map<number, number>, ours: number, danger: number, sign: number}} `pages`: number of a document →
 *   how much speaks for it; `ours` and `danger`: the more above 0, the surer; `sign`: which trouble it would be
 */
export function readSense(index, sense, tokens) {
  const terms = new Set(tokens.map(({ term }) => term && meant(index, sense, term)).filter(Boolean));
  const pages = new Map();
  let [ours, danger] = sense.bias;
  const heard = new Set();
  for (const term of terms) {
    const known = sense.weights.get(term);
    if (known) {
      ours += known.ours;
      danger += known.danger;
      addAll(pages, known.pages);
    }
    for (const group of sense.groups.get(term) || []) heard.add(group);
  }
  return { pages, ours, danger: danger + sumPairs(sense, [...heard].sort((a, b) => a - b)), sign: readSign(sense, terms) };
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

function readSign({ signs }, terms) {
  if (!signs) return -1;
  const sums = new Map();
  for (const term of terms) addAll(sums, signs.weights.get(term) || []);
  const [best] = [...sums].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return best ? best[0] : -1;
}

/** Whether somebody is in danger, `first` being the result that answers best, if there is one. */
export function isDanger({ signs, least }, { danger, ours }, first) {
  if (!signs || (ours < 0 && danger < SURELY)) return false;
  const number = first && first.document.number;
  const about = number === signs.page || signs.pages.includes(number);
  return danger > (about ? HINT : least);
}
