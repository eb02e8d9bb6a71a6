// A term of a query → the terms of documents that may stand for it, each with a weight from 0 to 1.

import { beginning } from "./index.js";
import { isKnown, nearTerms } from "./query.js";

const MOST = 24;
const PREFIX = { best: 0.97, perLetter: 0.06, least: 0.45, shortest: 2 };
const RELATIVE = { shortest: 4, share: 0.6, weight: 0.85, apart: 0.85 };
const SYNONYM = 0.8;
const SLIP = { best: 0.92, perCost: 0.2 };

/**
 * @param {object} index
 * @param {{text: string, term: string, last: boolean}} token
 * @returns {Map<number, number>} number of a term → weight; empty if nothing fits
 */
export function expand(index, token) {
  const found = new Map();
  const add = (number, weight) => {
    if (number !== undefined && weight > (found.get(number) || 0)) found.set(number, weight);
  };
  const { term, text } = token;
  add(index.numbers.get(term), 1);
  if (/^\d+$/.test(term)) return found;
  const around = (start, weigh) => {
    const [from, to] = beginning(index.terms, start);
    for (let number = from; number < to; number += 1) add(number, weigh(index.terms[number]));
  };
  if (token.last) {
    around(term, (other) => prefixWeight(term, other));
    around(text, (other) => prefixWeight(text, other));
  }
  if (term.length >= RELATIVE.shortest) {
    around(term.slice(0, RELATIVE.shortest), (other) => relativeWeight(term, other));
  }
  for (const rule of index.rules.get(term) || []) {
    if (rule.said.length === 1 && rule.meant.length === 1) {
      add(index.numbers.get(rule.meant[0]), SYNONYM * rule.weight);
    }
  }
  if (!isKnown(index, term)) {
    for (const { number, cost } of nearTerms(index, term)) add(number, SLIP.best - SLIP.perCost * cost);
  }
  if (found.size <= MOST) return found;
  return new Map([...found].sort((one, other) => other[1] - one[1]).slice(0, MOST));
}

/** «Инструк» is the beginning of «инструкция». */
function prefixWeight(typed, term) {
  if (typed.length < PREFIX.shortest) return 0;
  return Math.max(PREFIX.least, PREFIX.best - PREFIX.perLetter * (term.length - typed.length));
}

/** «Привязка» and «привязать»: words that begin alike. Opposites differ in their first letters. */
function relativeWeight(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let shared = 0;
  while (shared < short.length && short[shared] === long[shared]) shared += 1;
  const share = shared / long.length;
  if (share < RELATIVE.share) return 0;
  return RELATIVE.weight * share * (shared < short.length ? RELATIVE.apart : 1);
}

/**
 * The query said in other words: each synonym of several words put in its place, one at a time.
 * @param {object[]} tokens
 * @returns {{tokens: object[], weight: number}[]} at most `most` of them
 */
export function rewrite(index, tokens, most) {
  const variants = [];
  tokens.forEach((token, at) => {
    for (const rule of index.rules.get(token.term) || []) {
      const long = rule.said.length > 1 || rule.meant.length > 1;
      const fits = rule.said.every((term, step) => tokens[at + step] && tokens[at + step].term === term);
      if (!long || !fits || variants.length >= most) continue;
      const meant = rule.meant.map((term) => ({ text: term, term, last: false, from: token.text }));
      const rest = tokens.slice(at + rule.said.length);
      variants.push({ tokens: [...tokens.slice(0, at), ...meant, ...rest], weight: rule.weight });
    }
  });
  return variants;
}
