// Whose message this is and about which messenger, by the words people use. The words are an editor's: faq/_support.yml.

import { words } from "../search/normal.js";
import { stem } from "../search/stem.js";

// In a cue it stands for any word that is written like a name: «мама Имя» is «мама Артёма».
const NAME = "Имя";
// What stands between marks, with the marks behind it.
const PIECE = /[^,.!?\n]+[,.!?\n]*/g;
// How an introduction begins.
const ME = "я";
const CAPITAL = /^[^\p{L}]*\p{Lu}\p{Ll}/u;

/**
 * The one of several kinds that most cues of a message point to; "" if none does or two are even.
 * @param {string} text the message
 * @param {Object<string, string[]>} cues kind → words and phrases; a longer phrase says more
 * @param {Map<string, string>} irregular words whose stem no rule gives, from the index of the search
 */
export function guess(text, cues, irregular) {
  // Who says «я классный руководитель» may speak of a child and its mother at length.
  const own = (phrases) => phrases.filter((cue) => words(cue)[0] === ME);
  return most(text, cues, own, irregular) || most(text, cues, (phrases) => phrases, irregular);
}

function most(text, cues, some, irregular) {
  const scores = Object.keys(cues).map((kind) => ({ kind, score: hear(text, some(cues[kind]), irregular) }));
  scores.sort((one, other) => other.score - one.score);
  const [best, second] = scores;
  return best && best.score > (second ? second.score : 0) ? best.kind : "";
}

/** How many words of a message belong to cues that it holds. */
export function hear(text, cues, irregular) {
  const found = read(text, irregular);
  const heard = cues.map((cue) => read(cue, irregular)).filter((phrase) => contains(found, phrase));
  return heard.reduce((total, phrase) => total + phrase.length, 0);
}

/**
 * What a message is that asks nothing: "hello", "thanks", or "" if it does ask. A smile alone is a greeting.
 * @param {{hello: string[], thanks: string[]}} cues normal words; who thanks may greet too
 */
export function courtesy(text, { hello, thanks }) {
  const isMadeOf = (...known) => words(text).every((word) => known.some((list) => list.includes(word)));
  if (isMadeOf(hello)) return "hello";
  return isMadeOf(hello, thanks) ? "thanks" : "";
}

/**
 * A message without the pieces in which somebody only says who they are: «я классный руководитель 5 «Б»» is no topic,
 * nor is the signature «мама Софьи 3 «А»».
 * @param {Object<string, string[]>} cues of the senders
 */
export function withoutIntroduction(text, cues, irregular) {
  const withoutMe = (cue) => (cue[0].stem === ME && cue.length > 2 ? cue.slice(1) : cue);
  const phrases = [].concat(...Object.values(cues)).map((cue) => withoutMe(read(cue, irregular)));
  const rest = (text.match(PIECE) || []).filter((piece) => !introduces(read(piece, irregular), phrases));
  return rest.length ? rest.join("") : text;
}

/**
 * A message without greeting and signature: what stands at its beginning and its end and is polite words, numbers and
 * names alone.
 * @param {string[]} polite normal words
 * @param {(term: string) => boolean} isKnown what anybody has asked about is no name
 */
export function withoutPoliteness(text, polite, isKnown, irregular) {
  const said = new Set(polite.map((word) => stem(word, irregular)));
  const empty = ({ stem: word, name }) => said.has(word) || word.length < 2 || /^\d+$/.test(word) || (name && !isKnown(word));
  const pieces = text.match(PIECE) || [];
  const telling = pieces.map((piece) => !read(piece, irregular).every(empty));
  const first = telling.indexOf(true);
  return first < 0 ? text : pieces.slice(first, telling.lastIndexOf(true) + 1).join("");
}

/** Whether a piece is a cue, and besides it at most «я», names, numbers and one word behind each number. */
function introduces(found, phrases) {
  const said = new Set([ME]);
  for (const phrase of phrases.filter((one) => contains(found, one))) phrase.forEach((cue) => said.add(cue.stem));
  const isNumber = (one) => one && /^\d+$/.test(one.stem);
  return said.size > 1 && found.length > 1 && found.every(({ stem: word, name }, at) => {
    return said.has(word) || name || word.length < 2 || isNumber(found[at]) || isNumber(found[at - 1]);
  });
}

/** The words of a text, each as its stem and whether it is written like a name. */
function read(text, irregular) {
  return text.split(/\s+/).reduce((all, chunk) => {
    const [any, name] = [chunk === NAME, CAPITAL.test(chunk)];
    return all.concat(words(chunk).map((word) => ({ stem: stem(word, irregular), any, name })));
  }, []);
}

function contains(found, phrase) {
  const fits = (one, cue) => one && (cue.any ? one.name : one.stem === cue.stem);
  return found.some((_, at) => phrase.every((cue, offset) => fits(found[at + offset], cue)));
}
