// A long message, such as a parent's whole letter → documents: each sentence is a query, and so are its best words.

import { readQuery } from "./query.js";
import { rank } from "./score.js";

// Sentences of more words than this are cut at commas as well.
const LONG = 8;
const MOST_WORDS = 20;
const MOST_SENTENCES = 30;
const REWRITES = 4;
// A sentence that says as much as so many of the rarest words counts in full.
const SAYING = 2.5;

/**
 * @returns {object[][]} the sentences of a text as lists of tokens; those without any are left out
 */
export function readLetter(index, text) {
  const read = (part) => readQuery(index, `${part} `, false).filter(({ term }) => term);
  const sentences = [];
  for (const sentence of text.split(/[.!?;\n…]+/)) {
    const tokens = read(sentence);
    const parts = tokens.length > LONG ? sentence.split(/,| но | а | и /).map(read) : [tokens];
    sentences.push(...parts.filter((part) => part.length));
  }
  return sentences.slice(0, MOST_SENTENCES);
}

/** Documents for the sentences of a letter, as `rank` gives them for a query. */
export function rankLetter(index, sentences) {
  const found = rank(index, bestWords(index, sentences), 0);
  const best = new Map();
  for (const tokens of sentences) {
    const share = Math.min(1, says(index, tokens) / (SAYING * index.rarest));
    for (const [document, one] of rank(index, tokens, REWRITES)) {
      const score = one.score * share;
      const before = best.get(document);
      if (!before || score > before.score) best.set(document, { ...one, score });
    }
  }
  for (const [document, one] of best) {
    const whole = found.get(document);
    if (!whole) found.set(document, one);
    else {
      whole.score += one.score;
      whole.coverage = Math.max(whole.coverage, one.coverage);
      whole.closeness = Math.max(whole.closeness, one.closeness);
    }
  }
  return found;
}

/** The words of a letter that say most; a letter is full of words that no answer has. */
function bestWords(index, sentences) {
  return []
    .concat(...sentences)
    .filter(({ term }) => index.numbers.has(term) || index.rules.has(term))
    .sort((one, other) => idf(index, other) - idf(index, one))
    .slice(0, MOST_WORDS);
}

function says(index, tokens) {
  return tokens.reduce((sum, token) => sum + idf(index, token), 0);
}

function idf(index, { term }) {
  return index.numbers.has(term) ? index.idf[index.numbers.get(term)] : index.rules.has(term) ? index.rarest / 2 : 0;
}
