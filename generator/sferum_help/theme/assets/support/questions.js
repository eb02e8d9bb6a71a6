// A message → the questions in it, each in its own words. Pure: no page, no memory.

import { words } from "../search/normal.js";

const SENTENCE = /[^.!?;\n]+[.!?;]*/g;
// «1)», «2.», «2 как …»: an item of a list.
const ITEM = /^\s*\d(?:[.)]|\s(?=\s*\p{L}))\s*/u;
const ITEM_INSIDE = /\s(\d\))/g;
// A list whose numbers have a full stop, which ends no sentence there; «с 1. сентября» is none.
const LIST = /(?:^|\s)1\.\s[^]*\s2\.\s/;
const ITEM_OF_LIST = /(^|\s)(\d)\.(?=\s)/g;

/**
 * @param {string} text
 * @param {string[]} openers words with which people begin another question: «и ещё», «а также»
 * @param {string[]} asks words with which they ask: «где чат, почему нет звука» is two questions
 * @returns {{text: string, stated: boolean, asked: boolean}[]} what may be questions; `stated`: an opener or a number
 *   says that this is another one; `asked`: it has a mark of a question. Only one: the message has one question.
 */
export function questions(text, openers, asks) {
  // As a text is cut: «во-вторых» is one piece of it and two words.
  const cutUp = (phrases) => phrases.map((phrase) => phrase.split(" ").map(plain));
  const starts = { also: cutUp(openers), asks: cutUp(asks) };
  const found = [];
  let [piece, stated, asked] = ["", false, false];
  const close = () => {
    if (words(piece).length > 1) found.push({ text: piece, stated, asked });
    [piece, stated, asked] = ["", false, false];
  };
  const listed = LIST.test(text) ? text.replace(ITEM_OF_LIST, "$1$2)") : text;
  for (const sentence of listed.replace(ITEM_INSIDE, "\n$1").match(SENTENCE) || []) {
    const item = ITEM.test(sentence);
    cut(sentence.replace(ITEM, ""), starts).forEach((part, at) => {
      const opens = item ? at === 0 : part.opens;
      // What follows a question belongs to the next one.
      if (opens || asked) close();
      stated = stated || opens;
      piece = `${piece} ${part.text}`.trim();
      asked = part.text.includes("?");
    });
  }
  // A signature after the last question is no other one.
  if (asked || stated || !found.length) close();
  return found;
}

const plain = (chunk) => words(chunk).join(" ");

/** A sentence, cut before each opener in it; if it begins with a question, before each question behind a comma too. */
function cut(sentence, { also, asks }) {
  const chunks = sentence.trim().split(/\s+/);
  const found = [{ text: "", opens: false }];
  const begins = (starts, at) => {
    return starts.some((start) => start.every((word, step) => plain(chunks[at + step] || "") === word));
  };
  const isQuestion = begins(asks, 0);
  chunks.forEach((chunk, at) => {
    const opens = begins(also, at) || (isQuestion && at > 0 && chunks[at - 1].endsWith(",") && begins(asks, at));
    if (opens) found.push({ text: "", opens });
    const last = found[found.length - 1];
    last.text = `${last.text} ${chunk}`.trim();
  });
  return found.filter((part) => part.text);
}
