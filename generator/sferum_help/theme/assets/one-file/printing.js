// A hand-out of one's own: in the contents each article gets a tick, and on paper stand those that are ticked. Nothing is
// kept when the file is closed.

/** @param {HTMLElement} bar where it says how many are chosen; its data: words for none, and for {} of them */
export function startPrinting(bar) {
  if (typeof print !== "function") return;
  const root = document.documentElement;
  const open = document.getElementById("choose");
  const list = document.getElementById("choice");
  const status = bar.querySelector('[role="status"]');
  let ticks = [];

  function begin() {
    if (!ticks.length) {
      ticks = [...list.querySelectorAll("a")].map(addTick);
      writeCodes();
    }
    show(true);
  }

  function end() {
    for (const tick of ticks) tick.checked = false;
    show(false);
    open.focus();
  }

  function show(choosing) {
    root.toggleAttribute("data-choosing", choosing);
    bar.hidden = !choosing;
    open.hidden = choosing;
    tell();
  }

  function tell() {
    for (const tick of ticks) document.getElementById(tick.value).classList.toggle("chosen", tick.checked);
    const count = ticks.filter((tick) => tick.checked).length;
    root.toggleAttribute("data-chosen", count > 0);
    status.textContent = count ? bar.dataset.some.replace("{}", count) : bar.dataset.none;
  }

  list.addEventListener("change", tell);
  open.addEventListener("click", () => {
    begin();
    ticks[0].focus();
  });
  bar.querySelector("#unchoose").addEventListener("click", end);
  open.hidden = false;
  // A page of the site leads right there.
  if (location.hash === `#${list.id}`) begin();
}

/** A tick behind a link of the contents: the style shows the one or the other. */
function addTick(link) {
  const value = decodeURIComponent(link.hash.slice(1));
  const tick = Object.assign(document.createElement("input"), { type: "checkbox", value });
  const label = document.createElement("label");
  label.append(tick, link.textContent);
  link.after(label);
  return tick;
}

/** On paper a page that is not printed is found by its code. */
function writeCodes() {
  for (const link of document.querySelectorAll('#sections a[href^="#"]')) {
    const there = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const code = there && there.closest("section").querySelector(":scope > .foot > b");
    if (code) link.dataset.code = code.textContent;
  }
}
