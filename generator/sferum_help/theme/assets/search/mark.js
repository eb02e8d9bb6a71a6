// Marks the words of a text that search matched: those the engine knows, not the letters that were typed.

import { normal } from "./normal.js";
import { termOf } from "./query.js";

const WORDS = /[\p{L}\p{M}\u00ad]+|\d+|[^\p{L}\p{M}\u00ad\d]+/gu;

/**
 * A text in parts.
 * @param {object} index
 * @param {string} text
 * @param {string[]} matched terms, as `search` gives them
 * @returns {{text: string, marked: boolean}[]} together they are the text
 */
export function markParts(index, text, matched) {
  const terms = new Set(matched);
  const parts = [];
  for (const part of text.match(WORDS) || []) {
    const word = normal(part);
    const marked = !index.ignored.has(word) && !index.negations.has(word) && terms.has(termOf(index, word));
    const last = parts[parts.length - 1];
    if (last && !marked && !last.marked) last.text += part;
    else parts.push({ text: part, marked });
  }
  return parts;
}
