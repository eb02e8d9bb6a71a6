// The answers given to the checker: its sections are links without this, from a question to an outcome. Nothing is kept
// when the file is closed.

import { choose, follow } from "../checker/way.js";

// Questions in one file never change their meaning under an answer.
const revision = "0";

/** The graph that `way.js` goes through, as the links of the sections say it; `places`: id of a section → node. */
function readGraph(sections, places) {
  const questions = {};
  for (const section of sections) {
    const options = {};
    for (const link of section.querySelectorAll("[data-option]")) {
      options[link.dataset.option] = [wordsOf(link), places.get(decodeURIComponent(link.hash.slice(1)))];
    }
    questions[section.dataset.node] = { text: section.querySelector("h2").textContent, revision, options };
  }
  return { entries: {}, questions };
}

/** The words of an option, without what is drawn below them. */
function wordsOf(link) {
  return link.firstChild.textContent.trim();
}

/** Where a reader is who comes to a node, by the answers given so far: those behind it wait (`way.js`). */
function arrive(graph, token, node) {
  const all = [...token.answers, ...(token.waiting || [])];
  for (let taken = all.length; taken >= 0; taken -= 1) {
    const way = follow(graph, token.entry, all.slice(0, taken));
    if (way && way.node === node && way.taken.length === taken) {
      return { entry: token.entry, answers: all.slice(0, taken), waiting: all.slice(taken) };
    }
  }
  return { entry: node, answers: [], waiting: [] };
}

const NOWHERE = { entry: "", answers: [], waiting: [] };

/** @param {HTMLElement | null} summary where the answers are shown; null: there is no checker */
export function startChecker(summary) {
  if (!summary) return;
  const list = summary.querySelector("ol");
  const sections = [...document.querySelectorAll("[data-node]")];
  const graph = readGraph(sections, new Map(sections.map((one) => [one.id, one.dataset.node])));
  const ids = new Map(sections.map((one) => [one.dataset.node, one.id]));
  let token = NOWHERE;

  function come() {
    const section = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!section) return;
    if (section.dataset.checker === "start") token = NOWHERE;
    const { node } = section.dataset;
    if (!node) return;
    token = arrive(graph, token, node);
    for (const link of section.querySelectorAll("[data-option]")) {
      link.hash = ids.get(choose(graph, token, node, link.dataset.option).node);
    }
    list.textContent = "";
    list.append(...token.answers.map(row));
    summary.hidden = !token.answers.length;
    section.querySelector(".foot").before(summary);
  }

  function row({ question, option }) {
    const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
    const { text, options } = graph.questions[question];
    const link = make("a", list.dataset.change);
    link.href = `#${ids.get(question)}`;
    link.setAttribute("aria-label", `${list.dataset.change}: ${text}`);
    const item = document.createElement("li");
    item.append(make("span", text), " ", make("b", options[option][0]), " ", link);
    return item;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-option]");
    if (!link) return;
    // Where all sections stand below each other, the question may be another one than the reader came to.
    const { node } = link.closest("[data-node]").dataset;
    ({ token } = choose(graph, arrive(graph, token, node), node, link.dataset.option));
  });
  addEventListener("hashchange", come);
  come();
}
