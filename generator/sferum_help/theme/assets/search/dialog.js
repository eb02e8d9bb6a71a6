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

  function choose(number) {
    const list = [...view.list.children];
    chosen = list.length ? (number + list.length) % list.length : -1;
    list.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < 0) {
      view.input.removeAttribute("aria-activedescendant");
      return;
    }
    view.input.setAttribute("aria-activedescendant", list[chosen].id);
    list[chosen].scrollIntoView({ block: "nearest" });
  }

  function show() {
    const query = view.input.value.trim();
    const found = search(index, view.input.value, { role: rememberedRole(), limit: MOST });
    const weak = found.verdict !== "good";
    const results = query ? found.results.slice(0, weak ? GUESSES : MOST) : [];
    view.note.textContent = "";
    view.rest.textContent = "";
    if (query) view.note.append(...correctionLine(form, index, found));
    if (query && weak) view.note.append(make("p", "sh-results__note", verdictWords(index, found)));
    view.list.textContent = "";
    view.list.append(...results.map((one, at) => option(form, index, one, at)));
    view.list.hidden = !results.length;
    view.input.setAttribute("aria-expanded", String(results.length > 0));
    if (query && weak) view.rest.append(elsewhere(form, index, found));
    else if (query) view.rest.append(allLink(query));
    chosen = -1;
    view.input.removeAttribute("aria-activedescendant");
    clearTimeout(timer);
    timer = setTimeout(() => {
      const count = index.texts.found.replace("{}", String(results.length));
      view.status.textContent = !query ? "" : weak ? `${verdictWords(index, found)} ${count}` : count;
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
    const last = view.list.children.length - 1;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? last : chosen - 1);
    else if (event.key === "Home" && chosen >= 0) choose(0);
    else if (event.key === "End" && chosen >= 0) choose(last);
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
  view.button.addEventListener("click", close);
  view.dialog.addEventListener("click", ({ target }) => target === view.dialog && close());
  view.dialog.addEventListener("close", () => {
    opener.value = view.input.value;
    opener.focus();
  });
  // Back from a result: the browser shows this page as it was left.
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
  const input = make("input", "sh-search__input");
  const list = make("div", "sh-finder__list");
  list.id = "search-list";
  list.hidden = true;
  describe(list, { role: "listbox", "aria-label": listName });
  describe(input, {
    name: "q",
    type: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    role: "combobox",
    "aria-label": title,
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  });
  const button = make("button", "sh-finder__close", "×");
  describe(button, { type: "button", "aria-label": close });
  const search = make("form", "sh-finder__form", input, button);
  search.action = form.action;
  describe(search, { role: "search", "aria-label": title });
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
