// The catalogue of videos: filters, «скопировать ссылку», and a list of what was ticked. Starts at
// [data-module="catalogue"]; without it the filters are links to lists, and every entry is there.

import { showFilters, startFilters } from "./catalogue/filters.js";
import { box, copyBy, link, part, parts, root } from "./catalogue/page.js";
import { showPicks, startPicks } from "./catalogue/picks.js";
import { parse, write } from "./catalogue/state.js";
import { fill } from "./fill.js";

function start() {
  const entries = parts("entry");
  let state;
  // Somebody was sent a list: nothing else is shown until it is asked for.
  let onlyList;
  // Entries can be ticked once somebody begins to pick them.
  let picking = false;

  function follow() {
    state = parse(location.hash);
    picking = picking || state.list.length > 0;
    onlyList = entries.some(({ id }) => state.list.includes(id));
    show();
  }

  const fits = (entry) =>
    Object.keys(state.filters).every((name) => entry.dataset[name].split(" ").includes(state.filters[name])) &&
    !(onlyList && !state.list.includes(entry.id));

  function show() {
    const shown = entries.filter(fits);
    for (const entry of entries) {
      entry.hidden = !shown.includes(entry);
      box(entry).parentNode.hidden = !picking;
      box(entry).checked = state.list.includes(entry.id);
      entry.classList.toggle("sh-clip--picked", box(entry).checked);
    }
    for (const group of parts("group")) {
      group.hidden = ![...group.querySelectorAll('[data-catalogue="entry"]')].some((entry) => !entry.hidden);
    }
    const all = shown.length === entries.length;
    part("found").textContent = all ? "" : fill(root.dataset.found, { shown: shown.length, all: entries.length });
    part("all").hidden = all;
    part("choose").hidden = picking;
    part("picks").hidden = !picking;
    showFilters(state.filters);
    showPicks(entries.filter((entry) => box(entry).checked));
  }

  function change() {
    show();
    history.replaceState(history.state, "", write(state) || location.href.split("#")[0]);
  }

  function tick(entry) {
    const ticked = box(entry).checked;
    const list = entries.map(({ id }) => id).filter((id) => (id === entry.id ? ticked : state.list.includes(id)));
    state = { ...state, list };
    change();
  }

  for (const entry of entries) {
    const button = entry.querySelector('[data-catalogue="copy"]');
    button.parentNode.hidden = false;
    button.addEventListener("click", () => copyBy(button, link(entry).href));
    box(entry).addEventListener("change", () => tick(entry));
  }
  startFilters((name, value) => {
    if (state.filters[name] === value) delete state.filters[name];
    else state.filters[name] = value;
    change();
  });
  startPicks({
    choose() {
      picking = true;
      show();
      box(entries.find((entry) => !entry.hidden)).focus();
    },
    address: () => location.href.split("#")[0] + write({ filters: {}, list: state.list }),
    clear() {
      onlyList = false;
      state = { ...state, list: [] };
      change();
    },
  });
  part("all").addEventListener("click", () => {
    onlyList = false;
    state.filters = {};
    change();
    link(entries[0]).focus();
  });
  // The lists for readers without a script say what the buttons do.
  part("index").hidden = true;
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) follow();
  });
  follow();
}

if (root) start();
