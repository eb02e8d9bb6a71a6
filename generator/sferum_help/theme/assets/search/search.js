// The one door of search: a text in, documents out. Pure: no page, no network, no memory.
//
//   const index = decodeIndex(data("searchIndex"));
//   const found = search(index, "нет звука", { role: "guests" });
//
//   found.query      the text as it was typed, cut to what is searched, without markup
//   found.corrected  what was searched instead: keyboard, sounds, spaces and slips put right; "" if nothing was
//   found.verdict    "good"; "weak": no exact answer, the results are guesses; "none": no results;
//                    "silent": nor a word that says anything
//   found.slip       what was typed as a code and is none, "" else; whose code it may have been come first
//   found.near       without a good answer: who may know, "" if nobody fits
//   found.results    best first, at most `limit`:
//     document       {number, address, id, kind, title, roles, topic}; `number` is also the place of its short
//                    answer in `data("searchShorts")`
//     score          to compare results of one query with one another, and with nothing else
//     named          whether the text calls it by its code or address
//     danger         whether it is first aid, because somebody seems to be in danger
//     matched        terms (stems) that the words of the query may stand for, for `markParts` of `mark.js`

import { named } from "./named.js";
import { isHeard, putRight, readQuery } from "./query.js";
import { rank } from "./score.js";
import { readSense } from "./sense.js";

const LONGEST = 2000;
// What is pasted with a letter.
const MARKUP = /<[^<>]*>/g;
// A page that is called by its code or address is what was meant.
const NAMED = { score: 99, terms: [], named: true };
const ROLE = 1.1;
const LIMIT = 10;
// A text of so many words that say something is a letter: nobody wants it put right.
const LETTER = 12;
// A result is sure from here on: its score, and so much for each word of the query. The more somebody has said, the
// less of it an answer can hold; one word that it does not hold well is another question.
const SURE = 1.78;
const SAID = 0.25;
// With the sense of words at hand: what it counts beside the words themselves, and from where on a question is ours.
const SENSE = 0.5;
const SCORE = 0.25;
const OURS = 2;
const PLAIN = { named: false, danger: false };

/**
 * @param {object} index of `decodeIndex`; `index.sense` of `decodeSense`, once it is there, makes it wiser
 * @param {string} text what somebody typed or pasted
 * @param {{role?: string, favour?: number, exact?: boolean, limit?: number, whole?: string}} options `role` breaks ties
 *   and never filters; `favour`: how much more its pages count; `exact` searches as typed, without corrections of
 *   keyboard, sounds and spaces; `whole`: the letter that the text is taken from: without its greeting a calm one
 *   sounds like a story of danger
 */
export function search(index, text, { role = "", favour = ROLE, exact = false, limit = LIMIT, whole = "" } = {}) {
  const typed = text.slice(0, LONGEST).replace(MARKUP, " ").trimStart();
  const query = typed.trim();
  const { called: documents, rest, slip, near: meant } = named(index, typed);
  const said = readQuery(index, rest, exact);
  const tokens = said.filter(({ term }) => term);
  const found = rank(index, tokens);
  // A word that is half typed says nothing yet, neither for nor against us.
  const half = tokens.length === 1 && tokens[0].last && !isHeard(index, tokens[0].term);
  const sense = index.sense && tokens.length && !half ? readSense(index, index.sense, said) : null;
  if (sense) addSense(found, sense.pages);
  for (const [number, one] of found) {
    one.document = index.documents[number];
    if (one.document.roles.includes(role)) one.score *= favour;
  }
  const sorted = [...found.values()].sort(
    (one, other) => other.score - one.score || one.document.number - other.document.number,
  );
  const called = documents.map((document) => ({ ...NAMED, document }));
  called.push(...meant.map(([code, document]) => ({ ...NAMED, named: false, code, document })));
  // Before a page that is called by its code: «продиктовал код 1250» is no question about page 1250. A single word
  // beside a code or an address tells no such story.
  const inDanger = sense && sense.danger && (!whole || readSense(index, index.sense, readQuery(index, whole, exact)).danger);
  if (inDanger && (tokens.length > 1 || !called.length)) {
    called.unshift({ ...NAMED, named: false, danger: true, document: firstAid(index, sense.sign) });
  }
  const before = new Set(called.map(({ document }) => document.number));
  const results = [...called, ...sorted.filter(({ document }) => !before.has(document.number))]
    .slice(0, limit)
    .map(({ terms, ...one }) => ({ ...PLAIN, ...one, matched: terms.map((term) => index.terms[term]) }));
  const verdict = meant.length ? "weak" : judge(results, tokens.length, sense);
  // What finds nothing better than a guess is not put right by it, nor before it is known what people say.
  const early = index.learns && !index.sense;
  const good = verdict === "good";
  const mended = exact || early || !good || tokens.length >= LETTER ? query : putRight(index, query);
  const near = sense && !good ? sense.near : "";
  return { query, corrected: mended === query ? "" : mended, slip: good ? "" : slip, verdict, near, results };
}

/** What the words say together, on top of what each of them finds. */
function addSense(found, pages) {
  pages.forEach((weight, number) => {
    const one = found.get(number);
    if (one) one.score += SENSE * weight;
    else if (weight > 0) found.set(number, { score: SENSE * weight, terms: [] });
  });
}

/** The page of first aid, opened at the trouble it is about. */
function firstAid({ documents, sense: { signs } }, sign) {
  return { ...documents[signs.page], ...signs.parts[sign] };
}

function judge(results, said, sense) {
  if (!results.length) return said ? "none" : "silent";
  const [{ score, named: isNamed, danger }] = results;
  if (isNamed || danger) return "good";
  if (sense) return sense.ours + SCORE * score < OURS ? "weak" : "good";
  return score + SAID * said < SURE ? "weak" : "good";
}
