// A message → the answers that may help. Pure: no page, no memory.

import { words } from "../search/normal.js";
import { isHeard, isKnown, termOf } from "../search/query.js";
import { search } from "../search/search.js";
import { withoutIntroduction, withoutPoliteness } from "./guess.js";
import { questions } from "./questions.js";

const SHOWN = 6;
// Who writes is told by the message itself: that counts for more than the role which a reader once chose.
const OWN = 1.25;
// Guesses are few: nobody reads six of them.
const GUESSES = 3;
// A reply to more questions than this is a letter nobody reads.
const QUESTIONS = 3;
// How many answers to one question are near each other, and how many may answer a part of the message.
const NEAR = 3;
const LIKELY = 5;
// From here on the answer to one of several questions needs no support from the rest of the message: where «и ещё»
// says that there are several, and where only marks do.
const STRONG = 5;
const STRONG_ALONE = 6;

/**
 * What the search finds, answers named by code or address first; other messengers' answers come last.
 * @param {string} text
 * @param {{role: string, messenger: string}} person "" for what is not known
 * @param {{index: object, replies: object}} desk
 * @returns {{sure: boolean, near: string, open: string[], questions: number, results: object[]}}
 *   sure       whether one of them is the answer
 *   near       who may know else
 *   open       questions of the message that found no answer, without names and numbers
 *   questions  how many of the first results answer a question of their own, 1 for a message with one question
 *   results    {document, score, danger, messengers}; `messengers`: for which of them it is true
 */
export function find(text, person, desk) {
  const { sure, near, results } = findOne(text, person, desk);
  const inDanger = results.some(({ danger }) => danger);
  const { own, open } = inDanger ? { own: [], open: [] } : findEach(text, person, desk, results);
  if (own.length < 2) return { sure, near, open, questions: 1, results: results.slice(0, sure ? SHOWN : GUESSES) };
  const answered = new Set(own.map(({ document }) => document.number));
  const others = results.filter(({ document }) => !answered.has(document.number));
  return { sure: true, near: "", open, questions: own.length, results: [...own, ...others].slice(0, SHOWN) };
}

function findOne(text, { role, messenger }, { index, replies: { articles, cues } }) {
  // What is not there yet (see `../search/pieces.js`) may be an answer, and fit.
  const waits = ({ document }) => !document.title;
  const fits = (one) => waits(one) || one.named || one.danger || !messenger || one.messengers.includes(messenger);
  const told = withoutIntroduction(text, cues.senders, index.irregular);
  const asked = withoutPoliteness(told, cues.polite, (term) => isHeard(index, term), index.irregular);
  const { verdict, near, results } = search(index, asked, { role, favour: OWN, limit: 3 * SHOWN, whole: text });
  const found = results
    .filter((one) => waits(one) || articles[one.document.id])
    .map((one) => ({ ...one, messengers: waits(one) ? [] : articles[one.document.id].messengers }));
  return { sure: verdict === "good", near, results: [...found.filter(fits), ...found.filter((one) => !fits(one))] };
}

/** The first answer to each question of a message, in its order, and the questions that have none. */
function findEach(text, person, desk, results) {
  const asked = questions(text, desk.replies.cues.also, desk.replies.cues.asks);
  const stated = asked.some((one) => one.stated);
  const likely = new Set(results.slice(0, LIKELY).map(({ document }) => document.number));
  const found = [];
  const open = [];
  const near = new Set();
  for (const { text: piece, stated: isStated, asked: isAsked } of asked) {
    const { sure, results: answers } = findOne(piece, person, desk);
    const [first] = answers;
    if (!sure && (isStated || isAsked)) open.push(nameless(piece, desk.index));
    // What comes near an earlier answer goes on about the same thing. Two marks of a question are less than «и ещё».
    if (!sure || first.danger || near.has(first.document.number)) continue;
    // Nor does a weak answer to a piece count for more than what the whole message says.
    if (!likely.has(first.document.number) && first.score < (stated ? STRONG : STRONG_ALONE)) continue;
    found.push(first);
    for (const { document } of answers.slice(0, NEAR)) near.add(document.number);
  }
  return { own: found.slice(0, QUESTIONS), open: found.length ? open : [] };
}

/** A question without names and long numbers; a word that the site itself uses is no name. */
function nameless(text, index) {
  const hide = (name) => (words(name).every((word) => isKnown(index, termOf(index, word))) ? name : "…");
  return text.replace(/\s\p{Lu}\p{L}*/gu, (name) => ` ${hide(name.slice(1))}`).replace(/\+?\d[\d\s()-]{3,}/g, "… ").trim();
}

/** The answers with these ids, as far as they are still there. */
export function pick(ids, { index, replies }) {
  // Answers and instructions are the first documents, in the same order.
  const known = Object.keys(replies.articles);
  return ids
    .filter((id) => replies.articles[id])
    .map((id) => ({
      document: index.documents[known.indexOf(id)],
      score: 0,
      danger: false,
      messengers: replies.articles[id].messengers,
    }));
}
