// What was ticked in a catalogue: a link, a message and a sheet of paper for others.

import { fill } from "../fill.js";
import { copyBy, link, part, root } from "./page.js";

let seen = false;
let count = 0;

/** `choose()` lets entries be ticked, `address()` is that of the list, `clear()` unticks everything. */
export function startPicks({ choose, address, clear }) {
  const heading = part("picks").querySelector("h2");
  heading.tabIndex = -1;
  part("choose").addEventListener("click", choose);
  part("link").addEventListener("click", () => copyBy(part("link"), address()));
  part("print").addEventListener("click", () => print());
  part("clear").addEventListener("click", () => {
    clear();
    heading.focus();
  });
  new IntersectionObserver(([picks]) => {
    seen = picks.isIntersecting;
    showJump();
  }).observe(part("picks"));
}

/** Shows the list of these entries. */
export function showPicks(entries) {
  count = entries.length;
  const words = fill(root.dataset.picked, { count });
  const lines = entries.map((entry, index) => `${index + 1}. ${link(entry).textContent}\n${link(entry).href}`);
  part("empty").hidden = count > 0;
  part("made").hidden = count === 0;
  part("picked").textContent = words;
  // Twice: what is shown may be translated, what is copied is not (copy.js).
  part("message").textContent = part("message").dataset.text = [root.dataset.message, ...lines].join("\n\n");
  part("jump").textContent = words;
  showJump();
  document.documentElement.classList.toggle("sh-picking", count > 0);
}

/** The way back up, wherever the list itself is not seen. */
function showJump() {
  part("jump").hidden = seen || count === 0;
}
