// The way a reader came through the checker, kept in the fragment of the address and nowhere else:
//
//   #v1:<entry>:<answers>      entry: an entry of the checker, or the question where somebody began
//   #v1:<entry>:<answers>!<…>  answers that wait while an earlier one is being changed
//   #v1:<entry>:<answers>?<…>  answers that no longer fit and were dropped
//
// An answer is <question>~<option>~<revision>, answers are joined by dots. The revision of a question changes
// with its meaning (pages/checker.py), so an old address never opens an outcome it did not mean.

const VERSION = "v1";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Not Object.hasOwn: this file runs from Chrome 80 and Safari 13 on, which old phones have.
const own = (object, key) => (Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined);

/** "a~b~c.d~e~f" → [{question, option, revision}], or null for anything else. */
function parseAnswers(text) {
  const answers = text === "" ? [] : text.split(".").map((one) => one.split("~"));
  const sound = answers.every((parts) => parts.length === 3 && parts.every((part) => ID.test(part)));
  return sound ? answers.map(([question, option, revision]) => ({ question, option, revision })) : null;
}

/** A fragment → {entry, answers, waiting, dropped}; "none" if it is no token of ours, "bad" if it is broken. */
export function parse(fragment) {
  if (!/^#v\d+:/.test(fragment)) return "none";
  const match = /^#v1:([a-z0-9-]{1,60})(?::([^!?]*))?(?:([!?])(.*))?$/.exec(fragment.slice(0, 2000));
  if (!match) return "bad";
  const answers = parseAnswers(match[2] || "");
  const rest = parseAnswers(match[4] || "");
  if (!answers || !rest) return "bad";
  const waiting = match[3] === "!" ? rest : [];
  const dropped = match[3] === "?" ? rest : [];
  return { entry: match[1], answers, waiting, dropped };
}

export function write({ entry, answers, waiting = [], dropped = [] }) {
  const text = (list) => list.map((one) => `${one.question}~${one.option}~${one.revision}`).join(".");
  const rest = waiting.length ? `!${text(waiting)}` : dropped.length ? `?${text(dropped)}` : "";
  return `#${VERSION}:${entry}:${text(answers)}${rest}`;
}

/** Where an entry begins: an entry of the checker, or any question. */
function begin(graph, entry) {
  return own(graph.entries, entry) || (own(graph.questions, entry) ? entry : null);
}

/** Follow answers as far as they still mean what they meant: {node, taken}. Null: no such beginning. */
export function follow(graph, entry, answers) {
  let node = begin(graph, entry);
  if (node === null) return null;
  const taken = [];
  for (const answer of answers) {
    const question = own(graph.questions, node);
    const option = question && own(question.options, answer.option);
    if (answer.question !== node || !option || question.revision !== answer.revision) break;
    taken.push(answer);
    node = option[1];
  }
  return { node, taken };
}

/** The token after choosing an option: answers that waited are kept where they still fit. */
export function choose(graph, token, question, option) {
  const answer = { question, option, revision: graph.questions[question].revision };
  const answers = [...token.answers, answer];
  let { node } = follow(graph, token.entry, answers);
  const waiting = token.waiting.filter((one) => one.question !== question);
  for (;;) {
    const index = waiting.findIndex((one) => one.question === node);
    if (index < 0) break;
    const next = follow(graph, token.entry, [...answers, waiting[index]]);
    if (next.taken.length === answers.length) break;
    answers.push(...waiting.splice(index, 1));
    node = next.node;
  }
  return { node, token: { entry: token.entry, answers, dropped: waiting } };
}

/** The token that leads back to an earlier question; its old answer and all later ones wait. */
export function change(token, index) {
  return { entry: token.entry, answers: token.answers.slice(0, index), waiting: token.answers.slice(index) };
}

/** What to do with a fragment on the page of a node: stay with a token, or go to another page. */
export function open(graph, node, fragment) {
  const fresh = { entry: node, answers: [], waiting: [], dropped: [] };
  const token = parse(fragment);
  if (token === "none") return { token: fresh };
  const way = token === "bad" ? null : follow(graph, token.entry, token.answers);
  if (!way) return { go: "" };
  if (way.taken.length < token.answers.length) {
    return { go: way.node, token: { entry: token.entry, answers: way.taken } };
  }
  return way.node === node ? { token } : { go: way.node, token };
}

export function words(graph, answer) {
  const question = own(graph.questions, answer.question);
  const option = question && own(question.options, answer.option);
  return option ? { question: question.text, option: option[0] } : null;
}
