// What could be asked back, ready to be copied.

import { copyText, part } from "./page.js";

/** `question` is what `clarify` gives, `words` those of the replies. */
export function showQuestion(question, words) {
  part("question").hidden = !question;
  if (!question) return;
  const titles = (question.titles || []).map((title) => `— ${title}`);
  part("ask").textContent = [words[question.ask], ...titles].join("\n");
}

export function startQuestion() {
  const button = part("copy-question");
  button.addEventListener("click", () => copyText(part("ask").textContent, button.dataset.done, part("ask")));
}
