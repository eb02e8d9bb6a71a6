// A message → the answers that may help. Pure: no page, no memory.

import { search } from "../search/search.js";
import { questions } from "./questions.js";

const SHOWN = 6;
// Guesses are few: nobody reads six of them.
const GUESSES = 3;
// A reply to more questions than this is a letter nobody reads.
const QUESTIONS = 3;
// How many answers to one question are near each other, and how many may answer a part of the message.
const NEAR = 3;
const LIKELY = 5;

/**
 * What the search finds, answers named by code or address first; other messengers' answers come last.
 * @param {string} text
 * @param {{role: string, messenger: string}} person "" for what is not known
 * @param {{index: object, replies: object}} desk
 * @returns {{sure: boolean, near: string, questions: number, results: {document: object, score: number, danger: boolean,
 *   messengers: string[]}[]}} `sure`: whether one of them is the answer; `near`: who may know else; `questions`: how many of the first results
 *   answer a question of their own, 1 for a message with one question; `messengers`: for which of them it is true
 */
export function find(text, person, desk) {
  const { sure, near, results } = findOne(text, person, desk);
  const own = results.some(({ danger }) => danger) ? [] : findEach(text, person, desk, results);
  if (own.length < 2) return { sure, near, questions: 1, results: results.slice(0, sure ? SHOWN : GUESSES) };
  const answered = new Set(own.map(({ document }) => document.id));
  const others = results.filter(({ document }) => !answered.has(document.id));
  return { sure: true, near: "", questions: own.length, results: [...own, ...others].slice(0, SHOWN) };
}

function findOne(text, { role, messenger }, { index, replies: { articles } }) {
  const fits = ({ named, danger, messengers }) => named || danger || !messenger || messengers.includes(messenger);
  const { verdict, near, results } = search(index, text, { role, limit: 3 * SHOWN });
  const found = results
    .filter(({ document }) => articles[document.id])
    .map((one) => ({ ...one, messengers: articles[one.document.id].messengers }));
  return { sure: verdict === "good", near, results: [...found.filter(fits), ...found.filter((one) => !fits(one))] };
}

/** The first answer to each question of a message, in its order, if there are several. */
function findEach(text, person, desk, results) {
  const asked = questions(text, desk.replies.cues.also);
  const stated = asked.some((one) => one.stated);
  const likely = new Set(results.slice(0, LIKELY).map(({ document }) => document.id));
  const found = [];
  const near = new Set();
  for (const { text: piece } of asked) {
    const { sure, results: answers } = findOne(piece, person, desk);
    const [first] = answers;
    // What comes near an earlier answer goes on about the same thing. Two marks of a question are less than «и ещё».
    if (!sure || first.danger || near.has(first.document.id)) continue;
    if (!stated && !likely.has(first.document.id)) continue;
    found.push(first);
    for (const { document } of answers.slice(0, NEAR)) near.add(document.id);
  }
  return found.slice(0, QUESTIONS);
}

/** The answers with these ids, as far as they are still there. */
export function pick(ids, { index, replies }) {
  const there = ids.filter((id) => replies.articles[id]);
  return there.map((id) => ({
    document: index.documents.find((document) => document.id === id),
    score: 0,
    danger: false,
    messengers: replies.articles[id].messengers,
  }));
}
