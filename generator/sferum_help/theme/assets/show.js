// The show of an instruction: one large step at a time, for a room full of people. Comes by show-open.js.
// Needs no network: it is made of the page it lies on.

import { drawn } from "./drawn.js";
import { fill } from "./fill.js";
import { startControls } from "./show/controls.js";
import { fit } from "./show/fit.js";
import { canFill, keepAwake, leaveFullscreen, letSleep, toggleFullscreen, watchFullscreen } from "./show/screen.js";
import { find, fragment, makeSlides } from "./show/slides.js";
import { TURNED } from "./show/turned.js";

const root = document.querySelector('[data-module="show"]');
const dialog = drawn("showDialog");
const part = (name) => dialog.querySelector(`[data-show="${name}"]`);
const stage = part("stage");
const progress = part("progress");
const main = document.querySelector("main");
const slides = makeSlides(main, { ...dialog.dataset, ...root.dataset });
const ids = slides.map((slide) => slide.id);

let current = -1;
let before = null;

const isOpen = () => current >= 0;

/** Rewrites the address without a new entry of history. */
function name(state, hash) {
  history.replaceState(state, "", hash || location.href.split("#")[0]);
}

function show(index) {
  current = Math.min(Math.max(index, 0), slides.length - 1);
  const { node, counter } = slides[current];
  stage.textContent = "";
  stage.append(node);
  stage.scrollTop = 0;
  part("count").textContent = counter;
  progress.max = slides.length - 1;
  progress.value = current;
  part("back").disabled = current === 0;
  part("next").hidden = current === slides.length - 1;
  part("end").hidden = current < slides.length - 1;
  fit(dialog, stage);
  // Focus on the heading is the announcement: «Шаг 3 из 7», and the step itself as its description.
  node.querySelector("h2").focus();
  document.dispatchEvent(new Event(TURNED));
}

function go(index) {
  if (index < 0 || index >= slides.length) return;
  show(index);
  name(history.state, fragment(current, ids));
}

/** Everything but the dialog can be neither reached nor read. Support: Chrome 102, Safari 15.5; see also `trap`. */
function hideRest(hidden) {
  for (const one of document.body.children) if (one !== dialog) one.inert = hidden;
  document.documentElement.classList.toggle("sh-showing", hidden);
}

function open(index) {
  before = document.activeElement;
  dialog.hidden = false;
  hideRest(true);
  show(index);
  keepAwake();
}

/** Closes what is seen; the address is somebody else's business. */
function shut() {
  if (!isOpen()) return;
  current = -1;
  leaveFullscreen(dialog);
  dialog.hidden = true;
  hideRest(false);
  letSleep();
  document.dispatchEvent(new Event(TURNED));
  // Where the reader was. Going back in the history takes the focus away after this, so it is given once more.
  const target = before && before !== document.body ? before : root.querySelector("button");
  target.focus();
  setTimeout(() => isOpen() || target.focus(), 100);
}

/** Back to the page: the entry that the show has made in the history is left. */
function close() {
  if (history.state && history.state.show) history.back();
  else {
    name(null, "");
    shut();
  }
}

/** The show follows the address: Back closes it, a pasted address opens it. */
function follow() {
  const index = find(location.hash, ids);
  if (index < 0) shut();
  else if (isOpen()) show(index);
  else open(index);
}

/** Opens with an entry of its own in the history, so that Back leads to the page. */
function begin(index) {
  history.pushState({ show: true }, "", fragment(index, ids));
  open(index);
}

const acts = {
  isOpen,
  close,
  next: () => go(current + 1),
  back: () => go(current - 1),
  first: () => go(0),
  last: () => go(slides.length - 1),
  full: () => toggleFullscreen(dialog),
};

function start() {
  const title = main.querySelector("h1").textContent;
  dialog.setAttribute("aria-label", fill(dialog.getAttribute("aria-label"), { title }));
  document.body.append(dialog);
  // A voice has been found already, or hear-open.js will still find one.
  const listen = main.querySelector('[data-hear="listen"]');
  dialog.querySelector("[data-hear]").hidden = !listen || listen.hidden;
  for (const slide of slides) {
    const text = slide.node.querySelector(".sh-step__do");
    if (!text) continue;
    text.id = `show-text-${slide.id}`;
    slide.node.querySelector("h2").setAttribute("aria-describedby", text.id);
  }
  for (const one of ["back", "next", "full", "close"]) part(one).addEventListener("click", acts[one]);
  part("end").addEventListener("click", close);
  if (root.dataset.end) part("end").textContent = root.dataset.end;
  part("full").hidden = !canFill(dialog);
  startControls(dialog, stage, acts);
  // Esc leaves full screen before the page hears of it; it means the end of the show all the same.
  watchFullscreen(() => isOpen() && close());
  document.addEventListener("visibilitychange", () => isOpen() && keepAwake());
  addEventListener("resize", () => isOpen() && fit(dialog, stage));
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  root.querySelector("button").addEventListener("click", () => {
    begin(0);
    acts.full();
  });
  const index = find(location.hash, ids);
  if (index >= 0) {
    // Somebody was sent here: Back shall lead to the page, not away.
    name(null, "");
    begin(index);
  } else if (root.dataset.wanted) {
    begin(0);
    acts.full();
  }
}

start();
