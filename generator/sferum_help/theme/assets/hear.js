// Reads a page aloud, and a show slide by slide. Comes by hear-open.js when somebody asks for it. Nothing is sent: the
// voice is one of the device.

import { data } from "./data.js";
import { readable } from "./hear/blocks.js";
import { makeReader } from "./hear/reader.js";
import { makeSay, sentences } from "./hear/say.js";
import { TURNED } from "./show/turned.js";

const HEARD = "sh-heard";

const root = document.querySelector('[data-module="hear"]');
const main = document.querySelector("main");
const { labels, ...words } = data("hear");
const say = makeSay(words);

const listen = document.querySelector('[data-hear="listen"]');
const first = listen.textContent.trim();
const end = listen.cloneNode();
/** The window of the show, or a part of it, and the button on it: there once somebody has opened it. */
const show = (part = "dialog") => document.querySelector(`[data-show="${part}"]`);
const slide = () => document.querySelector('[data-hear="slide"]');

let heard = null;
/** What is being listened to: "", "page", "paused" or "show". */
let state = "";

/** In the window, or near it, while it is still being scrolled to. */
const isNear = ({ top, bottom }) => bottom > -innerHeight && top < 2 * innerHeight;
/** All of it, above the buttons at the lower edge. */
const isWhole = ({ top, bottom }) => top >= 0 && bottom <= floor();
const floor = () =>
  state === "show" ? show("stage").getBoundingClientRect().bottom : listen.parentElement.getBoundingClientRect().top;

/** Shows what is being read; the page goes along unless its reader has gone elsewhere. */
function turn(piece) {
  const element = piece && piece.element;
  if (heard === element) return;
  const along = !heard || isNear(heard.getBoundingClientRect());
  if (heard) heard.classList.remove(HEARD);
  heard = element;
  if (!heard) return;
  heard.classList.add(HEARD);
  if (!along || isWhole(heard.getBoundingClientRect())) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  heard.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
}

/** Every button says what a press on it will do. */
function become(next) {
  state = next;
  const onPage = next === "page" || next === "paused";
  root.classList.toggle("sh-hear--on", onPage);
  end.hidden = !onPage;
  listen.lastChild.textContent = { page: labels.pause, paused: labels.go }[next] || first;
  if (!slide()) return;
  slide().lastChild.textContent = next === "show" ? labels.stop : first;
  slide().classList.toggle("sh-show__button--on", next === "show");
}

// After a slide the next one is waited for; a page is done.
const reader = makeReader(turn, () => state === "show" || become(""));

function read(element, next) {
  become(next);
  const pieces = readable(element).map((piece) =>
    sentences(say(piece.text)).map((text) => ({ element: piece.element, text })),
  );
  reader.start(pieces.flat());
}

function stop() {
  reader.stop();
  become("");
}

const acts = {
  listen() {
    if (state === "page") {
      reader.pause();
      become("paused");
    } else if (state === "paused") {
      become("page");
      reader.go();
    } else read(main, "page");
  },
  slide: () => (state === "show" ? stop() : read(show("stage"), "show")),
};

/** The slide that is shown, and, until somebody stops it, every other one that comes. */
function follow() {
  if (state === "show" && !show().hidden) read(show("stage"), "show");
  else if (state) stop();
}

function start() {
  // With the look of the other one, and nothing that hear-open.js knows it by.
  delete end.dataset.hear;
  end.textContent = labels.stop;
  end.onclick = stop;
  listen.after(end);
  become("");
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-hear]");
    if (button) acts[button.dataset.hear]();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && state && stop());
  document.addEventListener(TURNED, follow);
  addEventListener("pagehide", () => state && stop());
  // What was pressed before this script was there.
  acts[document.querySelector("[data-hear][data-wanted]").dataset.hear]();
}

start();
