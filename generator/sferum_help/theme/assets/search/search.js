// The one door of search: a text in, documents out. Pure: no page, no network, no memory.
//
//   const index = decodeIndex(globalThis.sferumSearchIndex);
//   const found = search(index, "привязка мэш", { role: "parents" });
//
//   found.query      the text as it was typed, cut to what is searched
//   found.corrected  what was searched instead: keyboard, sounds, spaces and slips put right; "" if nothing was
//   found.verdict    "good"; "weak": no exact answer, the results are guesses; "none": no results
//   found.results    best first, at most `limit`:
//     document       {number, address, id, kind, title, roles, topic}; `number` is also the place of its short
//                    answer in `sferumSearchShorts`
//     score          to compare results of one query with one another, and with nothing else
//     coverage       how much of the query the document has, 0 to 1
//     closeness      how near the query is to the title or an alias, 0 to 1
//     matched        terms (stems) that the words of the query may stand for, for `markParts` of `mark.js`
//
// A long text, such as a parent's whole letter, is read sentence by sentence.

import { readLetter, rankLetter } from "./letter.js";
import { words } from "./normal.js";
import { mendSlips, readQuery } from "./query.js";
import { rank } from "./score.js";

const LONGEST = 2000;
const ROLE = 1.1;
const LIMIT = 10;
// From so many words on that say something, a text is a letter.
const LETTER = 12;
// Below this a result is a guess: coverage + 0.2 · score + 0.2 · closeness.
const SURE = 0.62;

/**
 * @param {object} index of `decodeIndex`
 * @param {string} text what somebody typed or pasted
 * @param {{role?: string, exact?: boolean, limit?: number}} options `role` breaks ties and never filters; `exact`
 *   searches as typed, without corrections of keyboard, sounds and spaces
 */
export function search(index, text, { role = "", exact = false, limit = LIMIT } = {}) {
  const typed = text.slice(0, LONGEST).trimStart();
  const query = typed.trim();
  const read = readQuery(index, typed, exact);
  const tokens = read.filter(({ term }) => term);
  const found = tokens.length < LETTER ? rank(index, tokens) : rankLetter(index, readLetter(index, query));
  for (const [number, one] of found) {
    one.document = index.documents[number];
    if (one.document.roles.includes(role)) one.score *= ROLE;
  }
  const results = [...found.values()]
    .sort((one, other) => other.score - one.score || one.document.number - other.document.number)
    .slice(0, limit)
    .map(({ document, score, coverage, closeness, terms }) => {
      return { document, score, coverage, closeness, matched: terms.map((term) => index.terms[term]) };
    });
  const corrected = exact || tokens.length >= LETTER ? "" : correct(index, query, read);
  return { query, corrected, verdict: judge(results), results };
}

/** The query put right, or nothing if it was right. */
function correct(index, query, read) {
  const mended = mendSlips(index, read).join(" ");
  return mended === words(query).join(" ") ? "" : mended;
}

function judge(results) {
  if (!results.length) return "none";
  const [{ coverage, score, closeness }] = results;
  return coverage + 0.2 * score + 0.2 * closeness < SURE ? "weak" : "good";
}
