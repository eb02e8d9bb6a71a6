// What could be asked back, ready to be copied.

import { copyText, part } from "./page.js";

// What is shown may have been translated by the browser; what is sent was not.
let asked = "";

/** `question` is what `clarify` gives, `words` those of the replies. */
export function showQuestion(question, words) {
  part("question").hidden = !question;
  if (!question) return;
  const titles = (question.titles || []).map((title) => `— ${title}`);
  asked = [words[question.ask], ...titles].join("\n");
  part("ask").textContent = asked;
}

export function startQuestion() {
  const button = part("copy-question");
  button.addEventListener("click", () => copyText(asked, button.dataset.done, part("ask")));
}
