// The show of an instruction: one large step at a time, for a class or a meeting. Comes by show-open.js.
// Needs no network: it is made of the page it lies on.

import { find, fragment, makeSlides } from "./show/slides.js";

const root = document.querySelector('[data-module="show"]');
const dialog = document.querySelector('[data-show="dialog"]');
const part = (name) => dialog.querySelector(`[data-show="${name}"]`);
const stage = part("stage");
const progress = part("progress");
const slides = makeSlides(document.querySelector("main"), dialog.dataset);
const ids = slides.map((slide) => slide.id);

let current = -1;
let before = null;
let leaving = false;
let lock = null;

const isOpen = () => current >= 0;
const fullscreen = () => document.fullscreenElement || document.webkitFullscreenElement;

/**
 * The largest text that fits. The last row reads 5 % of the height of the screen: rather than make the step smaller
 * than that, what stands around it gives way. A reader's own larger type (rem) is respected, by scrolling if need be.
 */
function fit() {
  const { clientHeight: height, clientWidth: width } = stage;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const least = Math.max(rem * 1.125, 18);
  const readable = Math.max(innerHeight * 0.05, least);
  const most = Math.max(Math.min(height * 0.11, width * 0.085), least);
  const tryDown = (from, to) => {
    for (let size = from; ; size = Math.max(size * 0.97, to)) {
      dialog.style.setProperty("--show-size", `${size}px`);
      if (stage.scrollHeight <= height + 1 && stage.scrollWidth <= width + 1) return true;
      if (size <= to) return false;
    }
  };
  stage.classList.remove("sh-show__stage--dense");
  if (!tryDown(most, Math.min(readable, most))) {
    stage.classList.add("sh-show__stage--dense");
    tryDown(Math.min(readable * 1.15, most), least);
  }
  // What had to stay larger than the screen is scrolled by keyboard too.
  if (stage.scrollHeight > height + 1) stage.tabIndex = 0;
  else stage.removeAttribute("tabindex");
}

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
  fit();
  // Focus on the heading is the announcement: «Шаг 3 из 7», and the step itself as its description.
  node.querySelector("h2").focus();
}

function go(index) {
  if (index < 0 || index >= slides.length) return;
  show(index);
  name(history.state, fragment(current, ids));
}

async function keepAwake() {
  try {
    // Support: Chrome 84, Safari 16.4; only while the page is seen.
    if (isOpen() && !document.hidden) lock = await navigator.wakeLock.request("screen");
  } catch {
    // The screen may go dark, as it always did.
  }
}

/** Everything but the dialog can be neither reached nor read. Support: Chrome 102, Safari 15.5; see also `trap`. */
function hideRest(hidden) {
  for (const one of document.body.children) if (one !== dialog) one.inert = hidden;
  document.documentElement.classList.toggle("sh-showing", hidden);
}

function open(index) {
  before = document.activeElement;
  document.body.append(dialog);
  dialog.hidden = false;
  hideRest(true);
  show(index);
  keepAwake();
}

/** Closes what is seen; the address is somebody else's business. */
function shut() {
  if (!isOpen()) return;
  current = -1;
  if (fullscreen()) toggleFullscreen();
  dialog.hidden = true;
  hideRest(false);
  if (lock) lock.release();
  lock = null;
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

function toggleFullscreen() {
  leaving = Boolean(fullscreen());
  const wanted = leaving
    ? document.exitFullscreen || document.webkitExitFullscreen
    : dialog.requestFullscreen || dialog.webkitRequestFullscreen;
  // An iPhone has none: the show fills the window.
  const done = wanted && wanted.call(leaving ? document : dialog);
  if (done) done.catch(() => {});
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

const KEYS = {
  ArrowRight: () => go(current + 1),
  ArrowDown: () => go(current + 1),
  PageDown: () => go(current + 1),
  " ": () => go(current + 1),
  Enter: () => go(current + 1),
  ArrowLeft: () => go(current - 1),
  ArrowUp: () => go(current - 1),
  PageUp: () => go(current - 1),
  Home: () => go(0),
  End: () => go(slides.length - 1),
  Escape: close,
  f: toggleFullscreen,
  а: toggleFullscreen,
};

/** Tab stays inside where the browser does not know `inert`. */
function trap(event) {
  const all = [...dialog.querySelectorAll("a[href], button")].filter((one) => !one.disabled && one.offsetParent);
  const edge = event.shiftKey ? all[0] : all[all.length - 1];
  const inside = all.includes(document.activeElement);
  if (document.activeElement !== edge && (inside || !event.shiftKey)) return;
  event.preventDefault();
  (event.shiftKey ? all[all.length - 1] : all[0]).focus();
}

function press(event) {
  if (!isOpen() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Tab") return trap(event);
  const onControl = event.target.closest && event.target.closest("a, button");
  if (onControl && (event.key === " " || event.key === "Enter")) return;
  // Text that did not fit is scrolled first.
  const room = stage.scrollHeight - stage.clientHeight - stage.scrollTop;
  if ((event.key === "ArrowDown" && room > 2) || (event.key === "ArrowUp" && stage.scrollTop > 2)) {
    event.preventDefault();
    stage.scrollTop += event.key === "ArrowDown" ? 80 : -80;
    return;
  }
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function swipe() {
  let from = null;
  dialog.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : null), {
    passive: true,
  });
  dialog.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from) return;
    const right = to.clientX - from.clientX;
    const down = to.clientY - from.clientY;
    from = null;
    if (Math.abs(right) > 50 && Math.abs(right) > 2 * Math.abs(down)) go(current + (right < 0 ? 1 : -1));
  });
}

function start() {
  for (const slide of slides) {
    const text = slide.node.querySelector(".sh-step__do");
    if (!text) continue;
    text.id = `show-text-${slide.id}`;
    slide.node.querySelector("h2").setAttribute("aria-describedby", text.id);
  }
  part("back").addEventListener("click", () => go(current - 1));
  part("next").addEventListener("click", () => go(current + 1));
  part("full").addEventListener("click", toggleFullscreen);
  part("full").hidden = !(dialog.requestFullscreen || dialog.webkitRequestFullscreen);
  for (const one of [part("close"), part("end")]) one.addEventListener("click", close);
  document.addEventListener("keydown", press);
  for (const one of ["fullscreenchange", "webkitfullscreenchange"]) {
    document.addEventListener(one, () => {
      // Esc leaves full screen before the page hears of it; it means the end of the show all the same.
      if (!fullscreen() && !leaving && isOpen()) close();
      if (!fullscreen()) leaving = false;
    });
  }
  document.addEventListener("visibilitychange", keepAwake);
  addEventListener("resize", () => isOpen() && fit());
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  swipe();
  root.querySelector("button").addEventListener("click", () => {
    begin(0);
    toggleFullscreen();
  });
  const index = find(location.hash, ids);
  if (index >= 0) {
    // Somebody was sent here: Back shall lead to the page, not away.
    name(null, "");
    begin(index);
  } else if (root.dataset.wanted) {
    begin(0);
    toggleFullscreen();
  }
}

start();
