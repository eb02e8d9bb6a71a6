// The list of answers found, and the one of them that is chosen.

import { part } from "./page.js";
import { nameOfRole } from "./person.js";

/** Shows what is found under the heading "found" or "recent"; `take` is called with the number of an answer. */
export function showResults({ index, results, questions, replies }, heading, take) {
  const [title, list] = [part("title"), part("found")];
  title.textContent = title.dataset[heading];
  title.hidden = list.hidden = results.length === 0;
  list.textContent = "";
  results.forEach(({ danger, document: { id, title, roles } }, number) => {
    const item = list.appendChild(document.createElement("li"));
    item.id = `found-${number}`;
    item.setAttribute("role", "option");
    item.className = danger ? "sh-desk__option sh-desk__option--danger" : "sh-desk__option";
    item.dataset.id = id;
    const which = questions > 1 && number < questions ? `${number + 1}. ` : "";
    item.appendChild(document.createElement("span")).textContent = which + title;
    const about = item.appendChild(document.createElement("span"));
    about.className = "sh-desk__about";
    about.textContent = [forWhom(index, roles), replies.articles[id].code].join(" · ");
    item.addEventListener("click", () => take(number));
  });
}

/** For whom it is, in one order for all answers. */
function forWhom({ roles: all, texts }, roles) {
  if (roles.length > 1 && roles.length === all.size) return texts.everyone;
  return [...all.keys()].filter((role) => roles.includes(role)).map(nameOfRole).join(" · ");
}

/** Marks the answer that is chosen; -1 for none. */
export function showChosen({ chosen }) {
  const list = part("found");
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
  const item = list.children[chosen];
  if (item) {
    list.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  } else {
    list.removeAttribute("aria-activedescendant");
  }
}
