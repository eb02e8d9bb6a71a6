// The checker's script: the answers so far, «Изменить», a text for support, a calendar file.
// Every page works without it. The way a reader came is kept in the fragment of the address and nowhere else:
//
//   #v1:<entry>:<answers>      entry: an entry of the checker, or the question where somebody began
//   #v1:<entry>:<answers>!<…>  answers that wait while an earlier one is being changed
//   #v1:<entry>:<answers>?<…>  answers that no longer fit and were dropped
//
// An answer is <question>~<option>~<revision>, answers are joined by dots. The revision of a question changes
// with its meaning (checker_pages.py), so an old address never opens an outcome it did not mean.

globalThis.sferumChecker = (() => {
  const VERSION = "v1";
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  // Not Object.hasOwn: this file runs from Chrome 80 and Safari 13.1 on, which old phones have.
  const own = (object, key) => (Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined);

  /** "a~b~c.d~e~f" → [{question, option, revision}], or null for anything else. */
  function parseAnswers(text) {
    const answers = text === "" ? [] : text.split(".").map((one) => one.split("~"));
    const sound = answers.every((parts) => parts.length === 3 && parts.every((part) => ID.test(part)));
    return sound ? answers.map(([question, option, revision]) => ({ question, option, revision })) : null;
  }

  /** A fragment → {entry, answers, waiting, dropped}; "none" if it is no token of ours, "bad" if it is broken. */
  function parse(fragment) {
    if (!/^#v\d+:/.test(fragment)) return "none";
    const match = /^#v1:([a-z0-9-]{1,60})(?::([^!?]*))?(?:([!?])(.*))?$/.exec(fragment.slice(0, 2000));
    if (!match) return "bad";
    const answers = parseAnswers(match[2] ?? "");
    const rest = parseAnswers(match[4] ?? "");
    if (!answers || !rest) return "bad";
    const waiting = match[3] === "!" ? rest : [];
    const dropped = match[3] === "?" ? rest : [];
    return { entry: match[1], answers, waiting, dropped };
  }

  function write({ entry, answers, waiting = [], dropped = [] }) {
    const text = (list) => list.map((one) => `${one.question}~${one.option}~${one.revision}`).join(".");
    const rest = waiting.length ? `!${text(waiting)}` : dropped.length ? `?${text(dropped)}` : "";
    return `#${VERSION}:${entry}:${text(answers)}${rest}`;
  }

  /** Where an entry begins: an entry of the checker, or any question. */
  function begin(graph, entry) {
    return own(graph.entries, entry) ?? (own(graph.questions, entry) ? entry : null);
  }

  /** Follow answers as far as they still mean what they meant: {node, taken}. Null: no such beginning. */
  function follow(graph, entry, answers) {
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
  function choose(graph, token, question, option) {
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
  function change(token, index) {
    return { entry: token.entry, answers: token.answers.slice(0, index), waiting: token.answers.slice(index) };
  }

  /** What to do with a fragment on the page of a node: stay with a token, or go to another page. */
  function open(graph, node, fragment) {
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

  function words(graph, answer) {
    const question = own(graph.questions, answer.question);
    const option = question && own(question.options, answer.option);
    return option ? { question: question.text, option: option[0] } : null;
  }

  /** A calendar file for one reminder, with lines as RFC 5545 wants them: escaped, folded, ended by CRLF. */
  function calendar(title, text, url, now, at) {
    const stamp = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");
    const escape = (value) => value.replace(/[\\;,]/g, "\\$&");
    // A line holds 75 octets at the most; 36 letters of two octets each never exceed that.
    const fold = (line) => line.match(/.{1,36}/gu).join("\r\n ");
    return [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//sferum-help//checker//RU",
      "BEGIN:VEVENT",
      `UID:${stamp(at)}@sferum-help`,
      `DTSTAMP:${stamp(now)}`,
      `DTSTART:${stamp(at)}`,
      "DURATION:PT15M",
      `SUMMARY:${escape(title)}`,
      `DESCRIPTION:${escape(text)}`,
      `URL:${url}`,
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escape(title)}`,
      "TRIGGER:PT0S",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
    ]
      .map((line) => `${fold(line)}\r\n`)
      .join("");
  }

  return { parse, write, follow, choose, change, open, words, calendar };
})();

(() => {
  const root = document.querySelector('[data-module="checker"]');
  if (!root) return;
  const graph = globalThis.checkerGraph;
  const { parse, open, write, choose, change, words, calendar } = globalThis.sferumChecker;
  const { node, start } = root.dataset;
  const part = (name) => root.querySelector(`[data-checker="${name}"]`);
  const address = (id, token) => `${start}${id}/${token ? write(token) : ""}`;

  const state = open(graph, node, location.hash);
  if (state.go !== undefined) {
    location.replace(state.go ? address(state.go, state.token) : start);
    return;
  }
  const { token } = state;
  // Another way pasted into the same tab changes the fragment alone.
  addEventListener("hashchange", () => {
    if (parse(location.hash) !== "none") location.reload();
  });

  const before = token.waiting.find((one) => one.question === node);
  for (const link of root.querySelectorAll("[data-option]")) {
    const next = choose(graph, token, node, link.dataset.option);
    link.href = address(next.node, next.token);
    if (link.dataset.option === before?.option) {
      link.querySelector("span").hidden = false;
      part("kept").querySelector("a").href = link.href;
      part("kept").hidden = false;
    }
  }
  for (const link of root.querySelectorAll("[data-keep]")) {
    link.hash = write(token);
  }

  const answered = token.answers.map((answer) => words(graph, answer));
  const box = part("answers");
  if (box && answered.length) {
    const list = part("list");
    answered.forEach(({ question, option }, index) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const value = document.createElement("strong");
      value.textContent = option;
      link.href = address(token.answers[index].question, change(token, index));
      link.textContent = list.dataset.change;
      link.setAttribute("aria-label", `${list.dataset.change}: ${question}`);
      item.append(`${question} `, value, " ", link);
      list.append(item);
    });
    box.hidden = false;
  }

  const dropped = part("dropped");
  const gone = token.dropped.map((answer) => words(graph, answer)).filter(Boolean);
  if (dropped && gone.length) {
    for (const { question, option } of gone) {
      const item = document.createElement("li");
      item.textContent = `${question} ${option}`;
      dropped.querySelector("ul").append(item);
    }
    dropped.hidden = false;
  }

  const report = part("report");
  if (report) {
    const lines = answered.map(({ question, option }) => `${question} ${option}`);
    lines.push(`${report.dataset.outcome}: ${graph.outcomes[node]}`);
    // What was dropped on the way is nobody's business but the reader's.
    const way = token.answers.length ? write({ entry: token.entry, answers: token.answers }) : "";
    lines.push(`${report.dataset.address}: ${location.href.replace(location.hash, "")}${way}`);
    report.textContent = lines.join("\n");
    part("support").hidden = false;
  }

  const reminder = part("calendar");
  if (reminder) {
    const link = reminder.querySelector("a");
    const now = new Date();
    const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000);
    const page = location.href.replace(location.hash, "");
    const text = calendar(link.dataset.title, link.dataset.text, page, now, tomorrow);
    const file = new Blob([text], { type: "text/calendar" });
    link.href = URL.createObjectURL(file);
    reminder.hidden = false;
  }

  // A new page is announced by its title; focus on the heading lets a screen reader and Tab go on from there.
  if (parse(location.hash) !== "none") root.querySelector("h1").focus();
})();
