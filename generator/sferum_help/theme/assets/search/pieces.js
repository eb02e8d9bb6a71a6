// The index of a large site: a head, and pieces that are brought when a query asks for them. How both are packed stands
// in `search/pieces.py` of the generator. Sites that are not large do without this.
//
// A search does not wait: what has not come yet is empty to it. Then `index.lacks` says so, and brings what is missing.

import { ALIAS, ENOUGH, MOST_ALIASES, NEGATION, rarity, TITLE } from "./weights.js";

const NOTHING = [];
const A = 65;
// So many of the best documents are compared with the query phrase by phrase.
const COMPARED = 100;
// Sorting them would take longer than everything else: so many levels of scores tell them apart.
const LEVELS = 1000;
// What was asked is brought when somebody stops typing; the very first at once.
const PAUSE = 200;

/**
 * Gets a head ready for `decodeIndex`, whose index then has more to it:
 *   lacks(results, again)  whether the last search, with these results, lacked anything; then `again` is called as soon
 *                          as it has come. What could not be brought is taken out of `results` instead
 *   missed                 whether there was such a thing: what was found, or not, is then not the whole truth
 * @param {object} head the head of `search/pieces.py`
 * @param {(kind: string, number: number) => Promise} bring → the content of a piece
 * @param {number} pause milliseconds without another search, before anything is brought
 */
export function prepare(head, bring, pause = PAUSE) {
  head.documents = [...head.rolesOf].map((letter) => ["", 0, "", letter.charCodeAt(0) - A, ""]);
  head.open = (index) => open(index, head, bring, pause);
}

function open(index, head, bring, pause) {
  const { documents, addresses, codes, numbers } = index;
  const kinds = [...index.kinds.keys()];
  const lists = [];

  /** Kind of a piece → what becomes of its content. */
  const place = {
    terms: (texts, number) => texts.split(",").forEach((text, at) => (lists[head.from[number] + at] = text)),
    documents: (list, number) =>
      list.forEach(([short, id, kind, title, , topic, address = `${head.folders[kind]}${id}/`], at) => {
        Object.assign(documents[number * head.sizes.documents + at], { short, id, kind: kinds[kind], title, topic, address });
      }),
    names: (list) => Object.keys(list).forEach((address) => addresses.set(address, documents[list[address]])),
    codes: (texts, number) =>
      texts.split(" ").forEach((code, at) => codes.set(code, documents[number * head.sizes.codes + at])),
  };

  let timer = 0;
  let going = false;
  const come = new Set();
  const missed = new Set();
  const coming = new Map();
  const wanted = new Map();

  function want(kind, number) {
    const name = kind + number;
    if (!come.has(name) && !missed.has(name)) wanted.set(name, () => load(name, kind, number));
  }

  function load(name, kind, number) {
    const ready = (content) => come.add(name) && place[kind](content, number);
    const loading = coming.get(name) || bring(kind, number).then(ready, () => missed.add(name));
    coming.set(name, loading);
    return loading.then(() => coming.delete(name));
  }

  index.lacks = (results, again) => {
    clearTimeout(timer);
    // Results for which terms are missing are not yet the ones that will be shown.
    const bare = wanted.size ? [] : results.filter(({ document }) => !document.title);
    for (const { document } of bare) want("documents", Math.floor(document.number / head.sizes.documents));
    const starts = [...wanted.values()];
    wanted.clear();
    if (!starts.length) {
      index.missed = missed.size > 0;
      missed.clear();
      for (const one of bare) results.splice(results.indexOf(one), 1);
      return false;
    }
    const go = async () => {
      await Promise.all(starts.map((start) => start()));
      going = true;
      again();
      going = false;
    };
    timer = setTimeout(go, going || !come.size ? 0 : pause);
    return true;
  };

  index.idf = head.having.split(" ").map((having) => rarity(parseInt(having, 36), documents.length));
  if (numbers.has(head.negation)) index.idf[numbers.get(head.negation)] = NEGATION;
  // Of each document the phrases that hold a term asked for, with such terms alone: no others are compared.
  index.phrases = documents.map(() => []);
  index.postings = new Proxy(lists, {
    get(_, term) {
      if (lists[term] === undefined) want("terms", head.from.filter((first) => first <= term).length - 1);
      else if (typeof lists[term] === "string") lists[term] = readPlaces(lists[term], Number(term), index.phrases, head.grain);
      return lists[term] || NOTHING;
    },
  });
  index.most = most;
  // Names are needed by who calls a page by one, and by nobody else.
  addresses.has = (address) => {
    want("names", lettersOf(address) % head.counts.names);
    return Map.prototype.has.call(addresses, address);
  };
  codes.get = (code) => {
    for (let number = 0; number < head.counts.codes; number += 1) want("codes", number);
    return Map.prototype.get.call(codes, code);
  };
  return index;
}

/**
 * The documents that are worth a closer look: of thousands nobody sees the rest. Of nearly equal ones it takes the first.
 * @param {number[]} documents
 * @param {Float64Array} scores by number of document
 */
function most(documents, scores) {
  if (documents.length <= COMPARED) return documents;
  const top = documents.reduce((best, document) => Math.max(best, scores[document]), 0);
  const level = (document) => Math.floor((scores[document] / top) * LEVELS);
  const sizes = new Uint32Array(LEVELS + 1);
  for (const document of documents) sizes[level(document)] += 1;
  let least = LEVELS;
  let room = COMPARED;
  for (; sizes[least] <= room; least -= 1) room -= sizes[least];
  return documents.filter((document) => level(document) > least || (level(document) === least && room-- > 0));
}

/** The sum of the letters of the last step. */
function lettersOf(address) {
  const [last] = address.split("/").slice(-2);
  return [...last].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
}

/** The documents of a term and how much it says there, as in an index that is whole; adds it to their phrases. */
function readPlaces(packed, term, phrases, grain) {
  const list = [];
  let document = -1;
  for (const [, distance, where] of packed.matchAll(/([a-z\d]+)((?:[A-Z]..)+)/g)) {
    document += parseInt(distance, 36);
    const own = phrases[document];
    for (let at = 0; at < where.length; at += 3) {
      const phrase = where.charCodeAt(at) - A;
      own[phrase] = own[phrase] || { terms: [], length: parseInt(where.slice(at + 1, at + 3), 36) / grain };
      own[phrase].terms.push(term);
    }
    const title = where.charCodeAt(0) === A;
    const aliases = where.length / 3 - title;
    const weight = (title ? TITLE : 0) + ALIAS * Math.min(aliases, MOST_ALIASES);
    list.push(document, weight / (weight + ENOUGH));
  }
  return list;
}
