// The list of results on /search/?q=…

import { rememberedRole } from "../role/memory.js";
import { asked, putAsked } from "./asked.js";
import { addressOf, correctionLine, elsewhere, make, resultParts, verdictWords } from "./results.js";
import { search } from "./search.js";

const MOST = 20;
const AT_ONCE = 7;
const GUESSES = 3;

/** Fills in the page of search, if this is it and it was asked for something. */
export function showPage(form, index) {
  const section = document.querySelector('[data-module="search-results"]');
  const query = asked().trim();
  const exact = new URLSearchParams(location.search).has("exact");
  if (section) delete document.querySelector(".sh-wait").dataset.until;
  if (!section || !query) {
    delete document.documentElement.dataset.asked;
    return;
  }
  putAsked();
  const found = search(index, query, { role: rememberedRole(), exact, limit: MOST });
  if (index.lacks(found.results, () => showPage(form, index))) return;
  document.documentElement.dataset.asked = "heard";
  const good = found.verdict === "good" && !index.missed;
  const results = good ? found.results : found.results.slice(0, GUESSES);
  const heading = good ? index.texts.found.replace("{}", String(results.length)) : verdictWords(index, found);
  section.dataset.found = found.verdict;
  const title = make("h2", "", heading);
  title.id = "found";
  section.setAttribute("aria-labelledby", title.id);
  section.append(title, ...correctionLine(form, index, found));
  if (results.length) section.append(...list(form, index, results));
  if (!good) section.append(elsewhere(form, index, found));
  section.hidden = false;
  document.getElementById("letters").closest("details").open = false;
  document.title = `${query} — ${document.title}`;
}

/** The first results, and a button for the next. */
function list(form, index, results) {
  const shown = make("ol", "sh-results__list");
  const more = make("button", "sh-button sh-button--quiet", index.texts.more);
  more.type = "button";
  const grow = () => {
    const from = shown.children.length;
    shown.append(...results.slice(from, from + AT_ONCE).map((one) => item(form, index, one)));
    more.hidden = shown.children.length === results.length;
    return shown.children[from];
  };
  more.addEventListener("click", () => grow().querySelector("a").focus());
  grow();
  return [shown, more];
}

function item(form, index, result) {
  const { title, short, about } = resultParts(index, result);
  const link = make("a", "", title);
  link.href = addressOf(form, result.document.address);
  const element = make("li", result.danger ? "sh-result sh-result--danger" : "sh-result", link, short, about);
  element.dataset.id = result.document.id;
  return element;
}
