// The checker's script: the answers so far, «Изменить», a text for support, a calendar file. Every page works without.

import { pageAddress, sharedAddress } from "./address.js";
import { calendar } from "./checker/calendar.js";
import { change, choose, open, parse, words, write } from "./checker/way.js";
import { data } from "./data.js";
import { fill } from "./fill.js";
import { slug } from "./storage.js";

const root = document.querySelector('[data-module="checker"]');
const part = (name) => root.querySelector(`[data-checker="${name}"]`);
const address = (id, token) => pageAddress(`${root.dataset.start}${id}/`) + (token ? write(token) : "");

function start(graph) {
  const { node } = root.dataset;
  const state = open(graph, node, location.hash);
  if (state.go !== undefined) {
    location.replace(state.go ? address(state.go, state.token) : pageAddress(root.dataset.start));
    return;
  }
  // Another way pasted into the same tab changes the fragment alone.
  addEventListener("hashchange", () => {
    if (parse(location.hash) !== "none") location.reload();
  });
  const { token } = state;
  const answered = token.answers.map((answer) => words(graph, answer));
  lead(graph, node, token);
  // Beside the bars of what is left, those of what is done.
  if (part("left")) for (const _ of answered) part("left").prepend(document.createElement("b"));
  if (part("answers") && answered.length) showAnswers(answered, token);
  if (part("dropped")) showDropped(token.dropped.map((answer) => words(graph, answer)).filter(Boolean));
  if (part("report")) showReport(answered, token, graph.outcomes[node]);
  if (part("calendar")) showReminder(part("calendar"));
  // A new page is announced by its title; focus on the heading lets a screen reader and Tab go on from there.
  if (parse(location.hash) !== "none") root.querySelector("h1").focus();
}

/** Options take the answers so far along; the one that was chosen before is marked. */
function lead(graph, node, token) {
  const before = token.waiting.find((one) => one.question === node);
  for (const link of root.querySelectorAll("[data-option]")) {
    const next = choose(graph, token, node, link.dataset.option);
    link.href = address(next.node, next.token);
    if (before && link.dataset.option === before.option) {
      link.querySelector(".sh-option__was").hidden = false;
      part("kept").querySelector("a").href = link.href;
      part("kept").hidden = false;
    }
  }
  for (const link of root.querySelectorAll("[data-keep]")) {
    link.hash = write(token);
  }
}

function showAnswers(answered, token) {
  const list = part("list");
  answered.forEach(({ question, option }, index) => {
    const item = document.createElement("li");
    const asked = document.createElement("span");
    const link = document.createElement("a");
    const value = document.createElement("strong");
    asked.textContent = question;
    value.textContent = option;
    link.href = address(token.answers[index].question, change(token, index));
    link.textContent = list.dataset.change;
    link.setAttribute("aria-label", `${list.dataset.change}: ${question}`);
    item.append(asked, " ", value, " ", link);
    list.append(item);
  });
  part("answers").hidden = false;
}

function showDropped(gone) {
  for (const { question, option } of gone) {
    const item = document.createElement("li");
    item.textContent = `${question} ${option}`;
    part("dropped").querySelector("ul").append(item);
  }
  part("dropped").hidden = gone.length === 0;
}

function showReport(answered, token, outcome) {
  const report = part("report");
  const lines = answered.map(({ question, option }) => `${question} ${option}`);
  lines.push(`${report.dataset.outcome}: ${outcome}`, report.dataset.code);
  report.textContent = lines.join("\n");
  part("support").hidden = false;
  if (!token.answers.length) return;
  // What was dropped on the way is nobody's business but the reader's.
  part("way").querySelector("a").hash = write({ entry: token.entry, answers: token.answers });
  part("way").hidden = false;
}

function showReminder(reminder) {
  const link = reminder.querySelector("a");
  const now = new Date();
  const { title, text: about, hours } = link.dataset;
  const then = new Date(now.getTime() + hours * 60 * 60 * 1000);
  const text = calendar({ slug, title, text: about, url: sharedAddress() }, now, then);
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  // A browser inside an app may download nothing and say nothing.
  const words = { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" };
  const when = then.toLocaleString("ru", words);
  part("when").textContent = fill(part("when").dataset.text, { when });
  reminder.hidden = false;
}

if (root) start(data("checkerGraph"));
