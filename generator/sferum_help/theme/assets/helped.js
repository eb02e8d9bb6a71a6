// «Помогло?»: yes is thanked, no gets reasons, a reason makes a text to send. Starts at [data-module="helped"].
// Nothing is sent and nothing is kept; copying the text is the business of copy.js.

import { sharedAddress } from "./address.js";

for (const root of document.querySelectorAll('[data-module="helped"]')) {
  const part = (name) => root.querySelector(`[data-helped="${name}"]`);
  const no = part("no");
  // As they are now: a browser may translate the page, and whoever helps reads Russian. Typography binds words on the
  // page; what is sent has plain spaces.
  const reasons = new Map(
    [...root.querySelectorAll("[data-letter]")].map((one) => [one, one.textContent.replace(/\u00a0/g, " ")]),
  );
  const answer = (helped) => {
    part("thanks").textContent = helped ? part("thanks").dataset.text : "";
    part("why").hidden = helped;
    no.setAttribute("aria-expanded", !helped);
  };
  part("yes").addEventListener("click", () => answer(true));
  no.addEventListener("click", () => answer(false));
  part("why").addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-letter]");
    if (!chosen) return;
    for (const one of reasons.keys()) one.setAttribute("aria-pressed", one === chosen);
    part("ready").hidden = false;
    const reason = `${root.dataset.text} ${chosen.dataset.letter}: ${reasons.get(chosen)}`;
    const text = part("text");
    text.textContent = text.dataset.text = `${reason}\n${sharedAddress()}`.trim();
  });
  root.hidden = false;
}
