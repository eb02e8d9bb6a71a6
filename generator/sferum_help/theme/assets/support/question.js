// What could be written back instead of an answer, ready to be copied: a question, or that this is asked elsewhere.

import { copyText, part } from "./page.js";

// What is shown may have been translated by the browser; what is sent was not.
const texts = { question: "", "not-ours": "", thanks: "", hello: "" };

/** `question` is what `clarify` gives, `words` those of the replies. */
export function showQuestion(question, words) {
  const titles = (question && question.titles) || [];
  show("question", question && [words[question.ask], ...titles.map((title) => `— ${title}`)].join("\n"));
}

/** `near`: who may know, "" if nobody fits. */
export function showNotOurs(needed, near, words) {
  const known = [words.notOurs, near].filter(Boolean).join(" ");
  show("not-ours", needed && known && `${words.greeting}\n\n${known}`);
}

/** Who only thanks or greets is not told that nothing was found; `kind` is what `courtesy` gives. */
export function showCourtesy(kind, { welcome, invite }) {
  show("thanks", kind === "thanks" && welcome);
  show("hello", kind === "hello" && invite);
}

/** The button of the first text that is ready, if there is one. */
export function readyButton() {
  const name = Object.keys(texts).find((one) => texts[one]);
  return name && part(`copy-${name}`);
}

function show(name, text) {
  part(name).hidden = !text;
  texts[name] = text || "";
  part(`${name}-text`).textContent = texts[name];
}

export function startQuestions() {
  for (const name of Object.keys(texts)) {
    const button = part(`copy-${name}`);
    button.addEventListener("click", () => copyText(texts[name], button.dataset.done, part(`${name}-text`)));
  }
}
