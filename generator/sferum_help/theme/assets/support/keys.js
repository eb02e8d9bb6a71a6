// The desk without a mouse: from the message to the answers, along them, and a digit for each thing to copy.

import { part, root } from "./page.js";
import { readyButton } from "./question.js";
import { KINDS } from "./reply.js";

/** `acts`: choose(number), take(kind) and copyPicture(). */
export function startKeys(desk, acts) {
  const [message, list] = [part("message"), part("found")];
  message.addEventListener("keydown", (event) => {
    const down = event.key === "ArrowDown" && message.selectionStart === message.value.length;
    const place = desk.results.length ? list : readyButton();
    if (event.isComposing || event.shiftKey || !(down || event.key === "Enter") || !place) return;
    event.preventDefault();
    place.focus();
  });
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (press(event, desk, acts)) event.preventDefault();
  });
  root.addEventListener("keydown", ({ key, isComposing }) => {
    if (key !== "Escape" || isComposing) return;
    message.focus();
    message.select();
  });
}

/** True if the key was one of ours. */
function press({ key, code }, { results, chosen, questions }, { choose, take, copyPicture }) {
  const last = results.length - 1;
  const moves = { ArrowDown: Math.min(chosen + 1, last), ArrowUp: Math.max(chosen - 1, 0), Home: 0, End: last };
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(code) || [];
  if (key in moves) choose(moves[key]);
  // A guess has to be looked at first.
  else if (key === "Enter" && chosen < 0) choose(0);
  // The first of several stands for all of them, as it does in the field.
  else if (key === "Enter") take(questions > 1 && chosen === 0 ? "all" : "short");
  else if (digit && KINDS[digit - 1]) take(KINDS[digit - 1]);
  else if (Number(digit) === KINDS.length + 1) copyPicture();
  else return false;
  return true;
}
