// The index as it is published → what a query needs. How it is packed stands in `search/index.py` of the generator.

import { letterBits } from "./slips.js";
import { ALIAS, ENOUGH, MOST_ALIASES, NEGATION, rarity, TITLE } from "./weights.js";

// How far a long text makes each of its words weaker, 0 to 1.
const LENGTH = 0.5;

/**
 * @param {object} data the data of `search/index.py`
 * @returns {object} the index: `documents`, `addresses` and `codes` (→ document), `terms` (text, bits and idf of each), `numbers` (term → number),
 *   `postings` (for each term [document, impact] in turn), `phrases` (for each document its title and aliases as
 *   {terms, length}),
 *   `rules` (first term → rules) and the lists that `normal.js` and `query.js` need
 */
export function decodeIndex(data) {
  const kinds = Object.keys(data.kinds);
  const decode = ([id, kind, title, set, topic, address], number) => {
    const roles = data.sets[set];
    return { number, address: address || `${data.folders[kind]}${id}/`, id, kind: kinds[kind], title, roles, topic };
  };
  const documents = data.documents.map(decode);
  const terms = decodeTerms(data.terms);
  const phrases = data.phrases
    .split(";")
    .map((list) => list.split(",").map((text) => (text ? text.split(" ").map((one) => parseInt(one, 36)) : [])));
  const postings = weigh(phrases, data.bodies.split(",").map(decodePlaces), documents.length);
  const idf = postings.map((list) => rarity(list.length / 2, documents.length));
  const numbers = new Map(terms.map((text, at) => [text, at]));
  if (numbers.has(data.negation)) idf[numbers.get(data.negation)] = NEGATION;
  const rules = decodeRules(data.synonyms, terms);
  const was = Object.entries(data.was).map(([address, number]) => [address, documents[number]]);
  // Found by their codes and addresses alone: to the words they are no documents.
  const coded = data.coded.map(([code, ...one], at) => [code, decode(one, documents.length + at)]);
  const codes = data.codes ? data.codes.split(" ").map((code, number) => [code, documents[number]]) : [];
  const addressed = documents.concat(coded.map(([, one]) => one)).map((one) => [one.address, one]);
  const index = {
    documents,
    addresses: new Map([...was, ...addressed]),
    learns: data.learns,
    codes: new Map([...codes, ...coded]),
    terms,
    bits: terms.map(letterBits),
    idf,
    rarest: rarity(1, documents.length),
    numbers,
    postings,
    phrases: phrases.map((list) => list.map((phrase) => ({ terms: phrase, length: lengthOf(phrase, idf) }))),
    rules,
    // Term → terms it may be a slip of, as far as they were looked for.
    near: new Map(),
    // Words that rules begin with or hold are known, even where no document has them.
    said: new Set([...rules.values()].flatMap((list) => list.flatMap((rule) => rule.said))),
    ignored: new Set(decodeTerms(data.ignored)),
    negation: data.negation,
    negations: new Set(data.negations.split(" ")),
    ages: Object.entries(data.ages),
    irregular: new Map(Object.entries(data.stems)),
    kinds: new Map(Object.entries(data.kinds)),
    roles: new Map(Object.entries(data.roles)),
    topics: new Map(Object.entries(data.topics)),
    texts: data.said,
    elsewhere: data.elsewhere,
    // Room for what is added up, by number of document.
    sums: [0, 1].map(() => new Float64Array(documents.length)),
    // Whether something is missing to show results, or could not be brought, and which documents are worth a closer look:
    // see `pieces.js`.
    lacks: () => false,
    missed: false,
    most: (found) => found,
  };
  return data.open ? data.open(index) : index;
}

/** Numbers of the terms that begin like this: the first, and the one after the last. */
export function beginning(terms, start) {
  const from = firstFrom(terms, start);
  // No letter of ours sorts after this one.
  return [from, firstFrom(terms, `${start}\uffff`)];
}

function firstFrom(terms, text) {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The length of a phrase as a vector of its terms. */
function lengthOf(phrase, idf) {
  return Math.sqrt(phrase.reduce((sum, term) => sum + idf[term] * idf[term], 0)) || 1;
}

/** Terms as `pack_terms` of the generator wrote them. */
export function decodeTerms(packed) {
  const terms = [];
  let before = "";
  for (const [, shared, rest] of packed.matchAll(/([A-Z])([^A-Z]*)/g)) {
    before = before.slice(0, shared.charCodeAt(0) - 65) + rest;
    terms.push(before);
  }
  return terms;
}

/** Numbers as `pack_places` of the generator wrote them. */
export function decodePlaces(packed) {
  let place = -1;
  return packed ? packed.split(" ").map((distance) => (place += parseInt(distance, 36))) : [];
}

/** For each term the documents that have it, each followed by how much it says there, 0 to 1. */
function weigh(phrases, bodies, size) {
  const lengths = new Array(size).fill(0);
  for (const list of bodies) {
    for (const document of list) lengths[document] += 1;
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / size || 1;
  const weights = bodies.map((list) => {
    return new Map(list.map((document) => [document, 1 / (1 - LENGTH + (LENGTH * lengths[document]) / average)]));
  });
  const add = (term, document, weight) => weights[term].set(document, (weights[term].get(document) || 0) + weight);
  phrases.forEach(([title, ...aliases], document) => {
    for (const term of new Set(title)) add(term, document, TITLE);
    const counts = new Map();
    for (const term of aliases.flatMap((alias) => [...new Set(alias)])) {
      counts.set(term, (counts.get(term) || 0) + 1);
    }
    for (const [term, count] of counts) add(term, document, ALIAS * Math.min(count, MOST_ALIASES));
  });
  return weights.map((list) => [...list].flatMap(([document, weight]) => [document, weight / (weight + ENOUGH)]));
}

/** First term of what is said → rules {said, meant, weight}, as lists of terms. */
function decodeRules(packed, terms) {
  const rules = new Map();
  const add = (said, meant, weight) => {
    const list = rules.get(said[0]) || [];
    list.push({ said, meant, weight });
    rules.set(said[0], list);
  };
  const termOf = (text) => (/^[\da-z]/.test(text) ? terms[parseInt(text, 36)] : text.replace(/^\./, ""));
  const phrases = (text) => text.split(";").map((phrase) => phrase.split(" ").map(termOf));
  for (const line of packed.split("\n").filter(Boolean)) {
    const [, said, , meant, weight] = /^([^>=]+)(=|>([^@]+)(?:@(\d+))?)$/.exec(line);
    if (!meant) {
      const group = phrases(said);
      group.forEach((one) => group.forEach((other) => one !== other && add(one, other, 1)));
    } else {
      phrases(said).forEach((one) => phrases(meant).forEach((other) => add(one, other, (weight || 100) / 100)));
    }
  }
  return rules;
}
