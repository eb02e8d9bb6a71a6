// Terms → documents with their scores. Weights were measured on `tests/queries.yml`; see handbook/decisions/012.

import { expand, rewrite } from "./expand.js";
import { rarity } from "./weights.js";

// A word that nobody knows lowers the coverage by so much of the rarest word.
const UNKNOWN = 0.8;
const COVERAGE = 1.2;
const CLOSENESS = 1.1;
const ALIAS = 0.85;
// A term that stands for another at least so well also makes it more common.
const UNION = 0.5;
const REWRITTEN = 0.8;
// In how many other words a query is said.
const REWRITES = 11;

/**
 * Documents for the terms of a query, without an order.
 * @returns {Map<number, {score: number, terms: number[]}>} by number of document; `terms`: what the words of the query
 *   may stand for
 */
export function rank(index, tokens) {
  const cache = new Map();
  const all = rankVariant(index, tokens, cache);
  for (const { tokens: variant, weight } of rewrite(index, tokens, REWRITES)) {
    for (const [document, found] of rankVariant(index, variant, cache)) {
      found.score *= REWRITTEN * Math.sqrt(weight);
      const before = all.get(document);
      if (!before || found.score > before.score) all.set(document, found);
    }
  }
  return all;
}

function rankVariant(index, tokens, cache) {
  const unique = tokens.filter(({ term }, at) => tokens.findIndex((one) => one.term === term) === at);
  const parts = unique.map((token) => weighToken(index, token, cache));
  const total = parts.reduce((sum, part) => sum + part.idf, 0) || 1;
  const standing = parts.flatMap((part) => part.standing);
  const having = [];
  const [scores, coverage] = index.sums.map((sums) => sums.fill(0));
  for (const { idf, documents, weights } of parts) {
    documents.forEach((document, at) => {
      if (!coverage[document]) having.push(document);
      scores[document] += (idf * weights[at]) / total;
      coverage[document] += idf / total;
    });
  }
  for (const document of having) scores[document] *= 1 + COVERAGE * coverage[document];
  const inverted = invert(parts);
  const length = Math.sqrt(parts.reduce((sum, part) => sum + part.idf * part.idf, 0)) || 1;
  const found = new Map();
  for (const document of index.most(having, scores)) {
    scores[document] += CLOSENESS * closeness(index, parts, inverted, length, document);
    found.set(document, { score: scores[document], terms: standing });
  }
  return found;
}

/** What one term of the query brings: its weight, and the documents it leads to. */
function weighToken(index, token, cache) {
  const key = token.term + token.last;
  const before = cache.get(key);
  if (before) return before;
  const terms = expand(index, token);
  const documents = [];
  const sums = index.sums[0].fill(0);
  const union = new Set();
  for (const [term, weight] of terms) {
    const list = index.postings[term];
    for (let at = 0; at < list.length; at += 2) {
      const document = list[at];
      if (!sums[document]) documents.push(document);
      if (weight >= UNION) union.add(document);
      sums[document] = Math.max(sums[document], weight * list[at + 1]);
    }
  }
  const standing = [...terms].filter(([, weight]) => weight >= UNION).map(([term]) => term);
  const idf = tokenIdf(index, token, terms, union.size);
  const part = { terms, documents, weights: documents.map((document) => sums[document]), standing, idf };
  cache.set(key, part);
  return part;
}

function tokenIdf(index, token, terms, union) {
  if (!terms.size) return UNKNOWN * index.rarest;
  const number = index.numbers.get(token.term);
  const own = number === undefined ? index.rarest : index.idf[number];
  // «Привязок» must not count for more than «привязка».
  return Math.min(own, rarity(union, index.documents.length) || own);
}

/** Number of a term → the words of the query that it stands for, as [number of the word, weight] in turn. */
function invert(parts) {
  const inverted = new Map();
  parts.forEach((part, at) => {
    for (const [term, weight] of part.terms) {
      inverted.set(term, [...(inverted.get(term) || []), at, weight]);
    }
  });
  return inverted;
}

/** How near the query is to the title or an alias: the cosine of both, where like terms count in part. */
function closeness(index, parts, inverted, length, document) {
  let best = 0;
  index.phrases[document].forEach(({ terms, length: phraseLength }, at) => {
    // For each word of the query the term of the phrase that is nearest to it.
    let nearest = null;
    for (const term of terms) {
      const list = inverted.get(term);
      for (let step = 0; list && step < list.length; step += 2) {
        nearest = nearest || new Array(parts.length).fill(0);
        nearest[list[step]] = Math.max(nearest[list[step]], list[step + 1] * index.idf[term]);
      }
    }
    if (!nearest) return;
    const product = nearest.reduce((sum, weight, part) => sum + weight * parts[part].idf, 0);
    best = Math.max(best, (product / (length * phraseLength)) * (at ? ALIAS : 1));
  });
  return Math.min(best, 1);
}
