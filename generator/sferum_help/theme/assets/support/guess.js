// Whose message this is and about which messenger, by the words people use. The words are an editor's: faq/_support.yml.

import { words } from "../search/normal.js";
import { stem } from "../search/stem.js";

/**
 * The one of several kinds that most cues of a message point to; "" if none does or two are even.
 * @param {string} text the message
 * @param {Object<string, string[]>} cues kind → words and phrases; a longer phrase says more
 * @param {Map<string, string>} irregular words whose stem no rule gives, from the index of the search
 */
export function guess(text, cues, irregular) {
  const stems = (phrase) => words(phrase).map((word) => stem(word, irregular));
  const found = stems(text);
  const scores = Object.keys(cues).map((kind) => ({ kind, score: sum(cues[kind].map(stems), found) }));
  scores.sort((one, other) => other.score - one.score);
  const [best, second] = scores;
  return best && best.score > (second ? second.score : 0) ? best.kind : "";
}

function sum(phrases, found) {
  const heard = phrases.filter((phrase) => contains(found, phrase));
  return heard.reduce((total, phrase) => total + phrase.length, 0);
}

function contains(found, phrase) {
  return found.some((_, at) => phrase.every((word, offset) => found[at + offset] === word));
}
