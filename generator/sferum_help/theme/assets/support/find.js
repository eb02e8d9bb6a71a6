// A message → the answers that may help. Pure: no page, no memory.

import { search } from "../search/search.js";

const SHOWN = 6;
const CODE = /(?:^|\D)(\d{4,9})(?!\d)/g;

/**
 * Answers whose code is named come first, then those the search finds; other messengers' answers come last.
 * @param {string} text
 * @param {{role: string, messenger: string}} person "" for what is not known
 * @param {{index: object, replies: object}} desk
 * @returns {{document: object, score: number, messengers: string[]}[]} `messengers`: for which of them it is true
 */
export function find(text, { role, messenger }, desk) {
  const { articles } = desk.replies;
  const codes = [...text.matchAll(CODE)].map((found) => found[1]);
  const named = Object.keys(articles).filter((id) => codes.includes(articles[id].code));
  const fits = ({ messengers }) => !messenger || messengers.includes(messenger);
  const found = search(desk.index, text, { role, limit: 3 * SHOWN })
    .results.filter(({ document }) => articles[document.id] && !named.includes(document.id))
    .map((one) => ({ ...one, messengers: articles[one.document.id].messengers }));
  const sorted = [...found.filter(fits), ...found.filter((one) => !fits(one))];
  return [...pick(named, desk), ...sorted].slice(0, SHOWN);
}

/** The answers with these ids, as far as they are still there. */
export function pick(ids, { index, replies }) {
  const there = ids.filter((id) => replies.articles[id]);
  return there.map((id) => ({
    document: index.documents.find((document) => document.id === id),
    score: 0,
    messengers: replies.articles[id].messengers,
  }));
}
