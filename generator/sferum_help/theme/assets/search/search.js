// The one door of search: a text in, documents out. Pure: no page, no network, no memory.
//
//   const index = decodeIndex(data("searchIndex"));
//   const found = search(index, "нет звука", { role: "guests" });
//
//   found.query      the text as it was typed, cut to what is searched
//   found.corrected  what was searched instead: keyboard, sounds, spaces and slips put right; "" if nothing was
//   found.verdict    "good"; "weak": no exact answer, the results are guesses; "none": no results
//   found.results    best first, at most `limit`:
//     document       {number, address, id, kind, title, roles, topic}; `number` is also the place of its short
//                    answer in `data("searchShorts")`
//     score          to compare results of one query with one another, and with nothing else
//     coverage       how much of the query the document has, 0 to 1
//     closeness      how near the query is to the title or an alias, 0 to 1
//     matched        terms (stems) that the words of the query may stand for, for `markParts` of `mark.js`

import { words } from "./normal.js";
import { mendSlips, readQuery } from "./query.js";
import { rank } from "./score.js";

const LONGEST = 2000;
const ROLE = 1.1;
const LIMIT = 10;
// A text of so many words that say something is a letter: nobody wants it put right.
const LETTER = 12;
// A result is sure from here on: its score, and so much for each word of the query. The more somebody has said, the
// less of it an answer can hold; one word that it does not hold well is another question.
const SURE = 1.78;
const SAID = 0.25;

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
  const found = rank(index, tokens);
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
  return { query, corrected, verdict: judge(results, tokens.length), results };
}

/** The query put right, or nothing if it was right. */
function correct(index, query, read) {
  const mended = mendSlips(index, read).join(" ");
  return mended === words(query).join(" ") ? "" : mended;
}

function judge(results, said) {
  if (!results.length) return "none";
  return results[0].score + SAID * said < SURE ? "weak" : "good";
}
