// Search in the file: what is found stands in place of the sections for as long as something is asked.

import { decodeIndex } from "../search/index.js";
import { make, resultParts, verdictWords } from "../search/results.js";
import { search } from "../search/search.js";
import { decodeSense } from "../search/sense.js";

const MOST = 7;
const GUESSES = 3;

/** @param {{searchIndex: object, searchSense: object|null, site: string}} data `site`: its address, or "" */
export function startSearch({ searchIndex, searchSense, site }) {
  const form = document.querySelector("form.sh-search");
  const [input] = form.elements;
  const found = document.getElementById("found");
  const title = found.querySelector("h2");
  const body = found.lastElementChild;
  const sections = document.getElementById("sections");
  let index = null;

  function learn() {
    if (index) return index;
    index = decodeIndex(searchIndex);
    index.sense = searchSense && decodeSense(searchSense, index);
    return index;
  }

  function show(exact) {
    const query = input.value.trim();
    body.textContent = "";
    if (query) body.append(...answer(learn(), query, exact));
    found.hidden = !query;
    sections.hidden = Boolean(query);
  }

  function answer(index, query, exact) {
    const { role } = form.dataset;
    const said = search(index, query, { role, exact, limit: MOST });
    const good = said.verdict === "good";
    // First what opens right here.
    const isHere = ({ document: one }) => section(one.address) !== null;
    const results = [...said.results.filter(isHere), ...said.results.filter((one) => !isHere(one))];
    const shown = results.slice(0, good ? MOST : GUESSES);
    title.textContent = good ? index.texts.found.replace("{}", shown.length) : verdictWords(index, said);
    const list = make("ol", "sh-results__list", ...shown.map((one) => item(index, one)));
    const above = said.corrected ? [correction(index, said)] : [];
    return good ? [...above, list] : [...above, list, ...elsewhere(index, said)];
  }

  function correction(index, { query, corrected }) {
    const button = make("button", "sh-button sh-button--quiet", index.texts.typed.replace("{}", query));
    button.type = "button";
    button.addEventListener("click", () => show(true));
    return make("p", "sh-results__note", `${index.texts.corrected.replace("{}", corrected)} `, button);
  }

  function item(index, result) {
    const { document: one, danger } = result;
    const there = section(one.address);
    const lead = there && there.querySelector(".short");
    const short = one.short || (lead ? lead.textContent : "");
    const { title: words, short: text, about } = resultParts(index, { ...result, document: { ...one, short } });
    const name = danger ? "sh-result sh-result--danger" : "sh-result";
    return make("li", name, link(words, one.address), text, about);
  }

  function elsewhere(index, { near }) {
    const known = near ? [make("p", "sh-results__near", near)] : [];
    const links = index.elsewhere.map(([title, address]) => make("li", "", link(title, address)));
    return [...known, make("p", "", index.texts.elsewhere), make("ul", "sh-links", ...links)];
  }

  /** To its section; without one, to the site, with the address in words. */
  function link(words, address) {
    const there = section(address);
    if (!there && !site) return make("span", "", words);
    const element = make("a", "", words);
    element.href = there ? `#${there.id}` : site + address;
    const written = (site + address).replace(/^https:\/\//, "").replace(/\/$/, "");
    return there ? element : make("span", "", element, ` (${written})`);
  }

  input.addEventListener("input", (event) => {
    if (!event.isComposing) show(false);
  });
  input.addEventListener("compositionend", () => show(false));
  // Before the browser follows the link: what is hidden cannot be gone to.
  const leave = () => {
    input.value = "";
    show(false);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest('a[href^="#"]')) leave();
  });
  addEventListener("hashchange", leave);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = found.querySelector("a");
    if (first) first.focus();
  });
  // Without a script the style shows no form.
  document.documentElement.dataset.script = "";
}

/** The section at an address of the site: the very place, or at least its page; null if the file has neither. */
function section(address) {
  const [page, place] = address.split("#");
  return (place && document.getElementById(page + place)) || document.getElementById(page);
}
