// The dialog of search: a combobox whose options are links, as https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ says.
// Support: <dialog> came with Safari 15.4; older ones use the plain form and its page of results.

import { rememberedRole } from "../role/memory.js";
import { READY } from "./ready.js";
import { addressOf, correctionLine, elsewhere, make, resultParts, searchAddress, verdictWords } from "./results.js";
import { search } from "./search.js";

const MOST = 7;
const GUESSES = 3;
// A screen reader hears the number of results when somebody stops typing, not at each letter.
const QUIET = 500;

/** Opens the dialog from every search form of the page, except on the page of results itself. */
export function startDialog(form, index) {
  if (typeof HTMLDialogElement === "undefined") return;
  const view = build(form, index);
  let opener = null;
  let chosen = -1;
  let timer = 0;

  function open(input) {
    if (view.dialog.open) return;
    opener = input;
    view.input.value = input.value;
    // Or its first letter would be left behind the dialog; it comes back with the rest.
    input.value = "";
    delete input.form.dataset.pending;
    view.dialog.showModal();
    view.input.focus();
    view.input.setSelectionRange(view.input.value.length, view.input.value.length);
    show();
  }

  function close() {
    if (view.dialog.open) view.dialog.close();
  }

  function keep() {
    history.replaceState({ ...history.state, asked: view.input.value }, "");
  }

  /** Marks an option; -1 for none. */
  function choose(number) {
    chosen = number;
    const list = [...view.list.children];
    list.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    view.input.removeAttribute("aria-activedescendant");
    if (chosen < 0) return;
    view.input.setAttribute("aria-activedescendant", list[chosen].id);
    list[chosen].scrollIntoView({ block: "nearest" });
  }

  function show() {
    const query = view.input.value.trim();
    const found = search(index, query && view.input.value, { role: rememberedRole(), limit: MOST });
    if (index.lacks(found.results, show)) return;
    const good = found.verdict === "good" && !index.missed;
    const results = query ? found.results.slice(0, good ? MOST : GUESSES) : [];
    const words = query && !good ? verdictWords(index, found) : "";
    for (const part of [view.note, view.list, view.rest]) part.textContent = "";
    if (query) view.note.append(...correctionLine(form, index, found));
    if (words) view.note.append(make("p", "sh-results__note", words));
    view.list.append(...results.map((one, at) => option(form, index, one, at)));
    view.list.hidden = !results.length;
    view.input.setAttribute("aria-expanded", String(results.length > 0));
    if (query) view.rest.append(good ? allLink(query) : elsewhere(form, index, found));
    choose(-1);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const count = index.texts.found.replace("{}", String(results.length));
      view.status.textContent = query && `${words} ${count}`.trim();
    }, QUIET);
  }

  function allLink(query) {
    const link = make("a", "sh-finder__all", index.texts.all.replace("{}", query));
    link.href = searchAddress(form, query, false);
    return link;
  }

  function press(event) {
    // Keys that choose a character in an input method are not ours.
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { length } = view.list.children;
    const moves = { ArrowDown: (chosen + 1) % length, ArrowUp: (chosen < 1 ? length : chosen) - 1 };
    if (chosen >= 0) Object.assign(moves, { Home: 0, End: length - 1 });
    if (length && event.key in moves) choose(moves[event.key]);
    else if (event.key === "Enter" && chosen >= 0) view.list.children[chosen].click();
    // Else the first press only empties the field, and the dialog has a button for nothing.
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  view.input.addEventListener("input", (event) => {
    if (!event.isComposing) show();
  });
  view.input.addEventListener("compositionend", show);
  view.input.addEventListener("keydown", press);
  view.dialog.addEventListener("submit", keep);
  view.dialog.addEventListener("click", ({ target }) => {
    keep();
    if (target === view.dialog || target === view.button) close();
  });
  view.dialog.addEventListener("close", () => {
    opener.value = view.input.value;
    opener.focus();
  });
  // Back from a result: the browser shows this page as it was left. Where it makes a new one, `form.js` reads this.
  addEventListener("pagehide", close);

  for (const one of document.querySelectorAll("form.sh-search")) {
    if (one.dataset.search === "page") continue;
    const input = one.querySelector('input[name="q"]');
    input.addEventListener("click", () => open(input));
    input.addEventListener("input", (event) => !event.isComposing && open(input));
    input.addEventListener("compositionend", () => open(input));
  }
  document.addEventListener(READY, () => {
    if (view.dialog.open) show();
    const waiting = document.activeElement && document.activeElement.form;
    const pending = waiting && waiting.dataset.pending !== undefined && waiting.dataset.search !== "page";
    if (pending && document.activeElement.name === "q") open(document.activeElement);
  });
}

function build(form, index) {
  const { title, close, list: listName } = index.texts;
  const input = form.elements.q.cloneNode();
  const list = make("div", "sh-finder__list");
  list.id = "search-list";
  list.hidden = true;
  describe(list, { role: "listbox", "aria-label": listName });
  describe(input, {
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  });
  const button = make("button", "sh-finder__close", "×");
  describe(button, { type: "button", "aria-label": close });
  const search = make("form", "sh-finder__form", input, button);
  search.action = form.action;
  const note = make("div", "sh-finder__note");
  const rest = make("div", "sh-finder__rest");
  const status = make("p", "sh-visually-hidden");
  describe(status, { role: "status" });
  const dialog = make("dialog", "sh-finder", make("div", "sh-finder__inner", search, note, list, rest, status));
  describe(dialog, { "aria-label": title });
  document.body.append(dialog);
  return { dialog, input, list, button, note, rest, status };
}

function describe(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function option(form, index, result, at) {
  const { title, short, about } = resultParts(index, result);
  const link = make("a", `sh-result sh-finder__option${result.danger ? " sh-result--danger" : ""}`, title, short, about);
  link.href = addressOf(form, result.document.address);
  link.id = `search-option-${at}`;
  link.tabIndex = -1;
  link.dataset.id = result.document.id;
  describe(link, { role: "option", "aria-selected": "false" });
  return link;
}
