// The slides of a show, made of the steps that stand on the page: nothing is written twice.

import { fill } from "../fill.js";

const HEADING = "sh-show__heading";

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** A copy of a part of the page without ids: they belong to the page. Nothing for nothing. */
function copy(part) {
  if (!part) return [];
  const made = part.cloneNode(true);
  for (const one of [made, ...made.querySelectorAll("[id]")]) one.removeAttribute("id");
  return [made];
}

/** What follows a heading of the page, up to the next one, and matches. */
function below(id, selector) {
  let next = document.getElementById(id).nextElementSibling;
  while (next && !next.matches(selector)) next = next.nextElementSibling;
  return next;
}

/**
 * Slides in their order: {id, counter, node}. The id is what follows "#show-" in the address, empty for the first.
 * `words` says "Шаг {number} из {count}" and how many steps there are.
 */
export function makeSlides(main, words) {
  const steps = [...main.querySelectorAll(".sh-step")];
  const slide = (id, counter, kind, heading, ...parts) => {
    heading.tabIndex = -1;
    return { id, counter, node: element("div", `sh-show__slide sh-show__slide--${kind}`, heading, ...parts) };
  };
  const title = (text) => element("h2", HEADING, text);
  const named = (id) => title(document.getElementById(id).textContent);
  const picture = main.querySelector(".sh-linking");
  const warning = document.getElementById("warning");
  const first = slide(
    "",
    words.steps,
    picture ? "title sh-show__slide--picture" : "title",
    title(main.querySelector("h1").textContent),
    ...copy(main.querySelector(".sh-for")),
    ...copy(main.querySelector(".sh-about")),
    ...copy(picture),
  );
  const need = slide("need", words.steps, "need", named("need"), ...copy(warning), ...copy(below("need", "ul")));
  const numbered = steps.map((step, index) => {
    const counter = fill(words.step, { number: index + 1, count: steps.length });
    const heading = element("h2", HEADING);
    heading.append(element("span", "sh-visually-hidden", counter), element("span", "sh-show__number", index + 1));
    heading.lastChild.setAttribute("aria-hidden", "true");
    const parts = [".sh-step__change", ".sh-step__card"].map((one) => copy(step.querySelector(one)));
    // The heading says the number.
    for (const one of parts[1]) one.querySelector(".sh-step__number").remove();
    // The colours of its account come by a class of the step.
    const colours = step.className.replace("sh-step", "").trim();
    return slide(step.id, counter, "step", heading, element("div", colours, ...[].concat(...parts)));
  });
  const result = slide("result", words.result, "result", named("result"), ...copy(below("result", "ul")));
  return [first, need, ...numbered, result];
}

/** Which slide a fragment means, or -1: "#show", "#show-result", "#show-<id of a step>", "#show-<number of a step>". */
export function find(fragment, ids) {
  if (fragment === "#show") return 0;
  if (!fragment.startsWith("#show-")) return -1;
  const name = fragment.slice("#show-".length);
  const index = ids.indexOf(name);
  if (index > 0 || !/^\d{1,3}$/.test(name)) return Math.max(index, 0);
  const first = ids.indexOf("need") + 1;
  const last = ids.length - 2;
  return Math.min(Math.max(first - 1 + Number(name), first), last);
}

/** The address of a slide: steps by their number, as they are counted aloud. */
export function fragment(index, ids) {
  if (index === 0) return "#show";
  const number = index - ids.indexOf("need");
  return number > 0 && index < ids.length - 1 ? `#show-${number}` : `#show-${ids[index]}`;
}
