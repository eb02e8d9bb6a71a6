// Soft hyphens, while text is so large that a line holds hardly one word. Without them a long word breaks anywhere and
// shows no hyphen: most browsers have no Russian dictionary. Where text is not large, the page stays as it was built:
// nothing for a screen reader to stumble over, nothing to search or to copy.
//
// The rules are those of formal syllables, known as the algorithm of Khristov: no morphemes, no dictionary.

import { isLarge } from "./large.js";

const HYPHEN = "\u00ad";
const LETTER = "[а-яё]";
const VOWEL = "[аеёиоуыэюя]";
const CONSONANT = "[бвгджзклмнпрстфхцчшщ]";

/** What may end a line, and what has to follow. */
const RULES = [
  ["[йъь]", LETTER + LETTER],
  [VOWEL, VOWEL + LETTER],
  [VOWEL + CONSONANT, CONSONANT + VOWEL],
  [CONSONANT + VOWEL, CONSONANT + VOWEL],
  [VOWEL + CONSONANT, CONSONANT + CONSONANT + VOWEL],
  [VOWEL + CONSONANT + CONSONANT, CONSONANT + CONSONANT + VOWEL],
].map(([end, next]) => new RegExp(`${end}(?=${next})`, "gi"));

const HAS_VOWEL = new RegExp(VOWEL, "i");
/** Shorter words have their place in any line. */
const LONG = /[а-яё]{8,}/gi;
/** So many letters of a word stay together on the first line and on the last. */
const [FIRST, LAST] = [2, 3];
/** What somebody types, and what is not shown. */
const LEFT_ALONE = "script, style, textarea, select, code, pre";

/** «перепутанные» → «пе|ре|пу|тан|ные», with a soft hyphen for each stroke. */
export function hyphenate(word) {
  const places = new Set();
  for (const rule of RULES) {
    for (const match of word.matchAll(rule)) places.add(match.index + match[0].length);
  }
  const parts = [...word].map((letter, place) => {
    const held = place < FIRST || place > word.length - LAST || !HAS_VOWEL.test(word.slice(0, place));
    return places.has(place) && !held ? HYPHEN + letter : letter;
  });
  return parts.join("");
}

function change(root, edit) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.parentElement.closest(LEFT_ALONE) ? node.data : edit(node.data);
    if (text !== node.data) node.data = text;
  }
}

const without = (text) => text.replace(/[\u00ad\u200b]/g, "");
// Words that typography binds may part as well: «вы не уверены» is longer than a line.
const within = (text) => without(text).replace(LONG, hyphenate).replace(/\u00a0/g, "\u00a0\u200b");
const edit = () => (isLarge() ? within : without);

/** The page as it is now, and all that comes later: an open panel, results of a search. */
export function startHyphens() {
  change(document.body, edit());
  new MutationObserver(() => change(document.body, edit())).observe(document.documentElement, {
    attributeFilter: ["data-large"],
  });
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.parentNode) change(node.nodeType === Node.TEXT_NODE ? node.parentNode : node, edit());
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  // What a reader selects and copies holds none of it.
  document.addEventListener("copy", (event) => {
    const text = String(getSelection());
    if (without(text) === text) return;
    event.clipboardData.setData("text/plain", without(text));
    event.preventDefault();
  });
}
