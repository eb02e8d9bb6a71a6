// A message → the answers that may help. Pure: no page, no memory.

import { search } from "../search/search.js";

const SHOWN = 6;
// Guesses are few: nobody reads six of them.
const GUESSES = 3;

/**
 * What the search finds, answers named by code or address first; other messengers' answers come last.
 * @param {string} text
 * @param {{role: string, messenger: string}} person "" for what is not known
 * @param {{index: object, replies: object}} desk
 * @returns {{sure: boolean, results: {document: object, score: number, danger: boolean, messengers: string[]}[]}}
 *   `sure`: whether one of them is the answer; `messengers`: for which of them it is true
 */
export function find(text, { role, messenger }, desk) {
  const { articles } = desk.replies;
  const fits = ({ named, danger, messengers }) => named || danger || !messenger || messengers.includes(messenger);
  const { verdict, results } = search(desk.index, text, { role, limit: 3 * SHOWN });
  const found = results
    .filter(({ document }) => articles[document.id])
    .map((one) => ({ ...one, messengers: articles[one.document.id].messengers }));
  const sorted = [...found.filter(fits), ...found.filter((one) => !fits(one))];
  const sure = verdict === "good";
  return { sure, results: sorted.slice(0, sure ? SHOWN : GUESSES) };
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
