// Results → elements. Text only ever becomes text: nothing here reads HTML.

import { pageAddress } from "../address.js";
import { data } from "../data.js";
import { markParts } from "./mark.js";

/** The element with these classes and children. */
export function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** A text with its matched words in <mark>. */
function marked(index, text, matched) {
  return markParts(index, text, matched).map((part) => (part.marked ? make("mark", "", part.text) : part.text));
}

/** An address of the site; its root is one folder above the page of search, which the form knows. */
export function addressOf(form, address) {
  return new URL(`../${pageAddress(address)}`, form.action).href;
}

/** The address of the page of results. */
export function searchAddress(form, text, exact) {
  const query = `?q=${encodeURIComponent(text)}${exact ? "&exact=1" : ""}`;
  return form.getAttribute("action") + query;
}

/** What stands in a result: title, short answer, for whom and about what; its code, if one was mistyped. */
export function resultParts(index, { document: found, matched, danger, code }) {
  const shorts = data("searchShorts") || [];
  const title = make("span", "sh-result__title", ...marked(index, found.title, matched));
  const text = found.short || shorts[found.number] || "";
  const short = make("span", "sh-result__short", ...marked(index, text, matched));
  const about = make("span", "sh-result__about");
  if (code) about.append(make("span", "sh-tag", code), " ");
  if (danger) about.append(make("span", "sh-tag sh-tag--danger", index.texts.danger), " ");
  about.append(...roleTags(index, found.roles));
  if (found.kind !== "answer") about.append(make("span", "sh-tag", index.kinds.get(found.kind)), " ");
  if (found.topic) about.append(make("span", "sh-result__topic", index.topics.get(found.topic)));
  return { title, short, about };
}

/** For whom it is: what is for every role has one tag. */
function roleTags(index, roles) {
  if (roles.length > 1 && roles.length === index.roles.size) return [make("span", "sh-role", index.texts.everyone), " "];
  return roles.flatMap((role) => [make("span", `sh-role sh-role--${role}`, index.roles.get(role)), " "]);
}

/** What to say when there is no sure answer: that search is not all there, that there is none, or no such code. */
export function verdictWords({ texts, missed }, { verdict, slip }) {
  if (missed) return texts.missed;
  return slip ? texts.slip.replace("{}", slip) : texts[verdict];
}

/** «Показаны результаты для «…»», with the way to search as typed; nothing if nothing was put right. */
export function correctionLine(form, index, { query, corrected }) {
  if (!corrected) return [];
  const link = make("a", "", index.texts.typed.replace("{}", query));
  link.href = searchAddress(form, query, true);
  return [make("p", "sh-results__note", `${index.texts.corrected.replace("{}", corrected)} `, link)];
}

/** Where else to look, and who may know: `near` of what was found. */
export function elsewhere(form, index, { near }) {
  const list = make("ul", "sh-links");
  for (const [title, address] of index.elsewhere) {
    const link = make("a", "", title);
    link.href = addressOf(form, address);
    list.append(make("li", "", link));
  }
  const known = near ? [make("p", "sh-results__near", near)] : [];
  return make("div", "sh-results__nothing", ...known, make("p", "", index.texts.elsewhere), list);
}
