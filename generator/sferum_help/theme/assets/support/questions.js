// A message → the questions in it, each in its own words. Pure: no page, no memory.

import { words } from "../search/normal.js";

const SENTENCE = /[^.!?;\n]+[.!?;]*/g;
// «1)», «2.», «2 как …»: an item of a list.
const ITEM = /^\s*\d(?:[.)]|\s(?=\s*\p{L}))\s*/u;
const ITEM_INSIDE = /\s(\d\))/g;

/**
 * @param {string} text
 * @param {string[]} openers words with which people begin another question: «и ещё», «а также»
 * @returns {{text: string, stated: boolean}[]} what may be questions; `stated`: an opener or a number says that this
 *   is another one. Only one: the message has one question.
 */
export function questions(text, openers) {
  const starts = openers.map((phrase) => words(phrase));
  const found = [];
  let [piece, stated, asked] = ["", false, false];
  const close = () => {
    if (words(piece).length > 1) found.push({ text: piece, stated });
    [piece, stated, asked] = ["", false, false];
  };
  for (const sentence of text.replace(ITEM_INSIDE, "\n$1").match(SENTENCE) || []) {
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

/** A sentence, cut before each opener in it. */
function cut(sentence, starts) {
  const chunks = sentence.trim().split(/\s+/);
  const found = [{ text: "", opens: false }];
  chunks.forEach((chunk, at) => {
    const opens = starts.some((start) => start.every((word, step) => words(chunks[at + step] || "").join(" ") === word));
    if (opens) found.push({ text: "", opens });
    const last = found[found.length - 1];
    last.text = `${last.text} ${chunk}`.trim();
  });
  return found.filter((part) => part.text);
}
