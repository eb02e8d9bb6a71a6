// The catalogue of videos: filters, «скопировать ссылку», and a list of what a teacher ticked. Starts at
// [data-module="catalogue"]; without it the filters are links to lists, and every entry is there.

import { parse, write } from "./catalogue/state.js";
import { copy } from "./clipboard.js";

const root = document.querySelector('[data-module="catalogue"]');
const part = (name) => document.querySelector(`[data-catalogue="${name}"]`);
const parts = (name) => [...document.querySelectorAll(`[data-catalogue="${name}"]`)];
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name]);

function start() {
  const entries = parts("entry");
  const known = new Set(entries.map((entry) => entry.id));
  const box = (entry) => entry.querySelector("input");
  const title = (entry) => entry.querySelector("h3 a");
  let state = parse(location.hash);
  // Somebody was sent a list: nothing else is shown until it is asked for.
  let onlyList = state.list.some((id) => known.has(id));

  let picksSeen = false;

  const fits = (entry) =>
    Object.keys(state.filters).every((name) => entry.dataset[name].split(" ").includes(state.filters[name])) &&
    !(onlyList && !state.list.includes(entry.id));

  function draw() {
    const shown = entries.filter(fits);
    for (const entry of entries) {
      entry.hidden = !shown.includes(entry);
      box(entry).checked = state.list.includes(entry.id);
      entry.classList.toggle("sh-clip--picked", box(entry).checked);
    }
    for (const group of parts("group")) {
      group.hidden = ![...group.querySelectorAll('[data-catalogue="entry"]')].some((entry) => !entry.hidden);
    }
    for (const button of root.querySelectorAll("[data-filter]")) {
      button.setAttribute("aria-pressed", state.filters[button.dataset.filter] === button.dataset.value);
    }
    const all = shown.length === entries.length;
    part("found").textContent = all ? "" : fill(root.dataset.found, { shown: shown.length, all: entries.length });
    part("all").hidden = all;
    drawPicks(entries.filter((entry) => box(entry).checked));
  }

  function drawPicks(picked) {
    const count = fill(root.dataset.picked, { count: picked.length });
    const lines = picked.map((entry, index) => `${index + 1}. ${title(entry).textContent}\n${title(entry).href}`);
    part("empty").hidden = picked.length > 0;
    part("made").hidden = picked.length === 0;
    part("picked").textContent = count;
    part("message").textContent = [root.dataset.message, ...lines].join("\n\n");
    part("jump").textContent = count;
    drawJump();
    document.documentElement.classList.toggle("sh-picking", picked.length > 0);
  }

  // The way back up, wherever the list itself is not seen.
  function drawJump() {
    part("jump").hidden = picksSeen || !state.list.length;
  }

  function change() {
    draw();
    history.replaceState(history.state, "", write(state) || location.href.split("#")[0]);
  }

  /** A button says that it has copied, and later what it does again. */
  async function copyBy(button, text) {
    const words = [...button.childNodes];
    button.textContent = (await copy(text)) ? root.dataset.copied : root.dataset.failed;
    // A screen reader tells what the focused button has become.
    button.setAttribute("aria-live", "polite");
    setTimeout(() => {
      button.textContent = "";
      button.append(...words);
    }, 4000);
  }

  for (const link of root.querySelectorAll("[data-filter]")) {
    const button = document.createElement("button");
    const { filter, value } = link.dataset;
    button.type = "button";
    button.className = link.className;
    Object.assign(button.dataset, link.dataset);
    button.append(...link.childNodes);
    button.addEventListener("click", () => {
      if (state.filters[filter] === value) delete state.filters[filter];
      else state.filters[filter] = value;
      change();
    });
    link.replaceWith(button);
  }
  for (const entry of entries) {
    const button = entry.querySelector('[data-catalogue="copy"]');
    button.hidden = false;
    button.addEventListener("click", () => copyBy(button, title(entry).href));
    box(entry).parentNode.hidden = false;
    box(entry).addEventListener("change", () => {
      const ticked = box(entry).checked;
      const list = entries.map(({ id }) => id).filter((id) => (id === entry.id ? ticked : state.list.includes(id)));
      state = { ...state, list };
      change();
    });
  }
  part("all").addEventListener("click", () => {
    onlyList = false;
    state.filters = {};
    change();
    entries[0].querySelector("h3 a").focus();
  });
  part("link").addEventListener("click", () => {
    copyBy(part("link"), location.href.split("#")[0] + write({ filters: {}, list: state.list }));
  });
  part("print").addEventListener("click", () => print());
  part("clear").addEventListener("click", () => {
    onlyList = false;
    state = { ...state, list: [] };
    change();
    part("picks").querySelector("h2").focus();
  });
  part("picks").querySelector("h2").tabIndex = -1;
  part("picks").hidden = false;
  // The lists for readers without a script say what the buttons do.
  part("index").hidden = true;
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return;
    state = parse(location.hash);
    onlyList = state.list.some((id) => known.has(id));
    draw();
  });
  new IntersectionObserver(([picks]) => {
    picksSeen = picks.isIntersecting;
    drawJump();
  }).observe(part("picks"));
  draw();
}

if (root) start();
