// A show by keyboard, by the remote control that is one, and by finger.

const KEYS = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  Enter: "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Home: "first",
  End: "last",
  Escape: "close",
  f: "full",
  а: "full",
};

/**
 * @param {Element} dialog
 * @param {Element} stage what is scrolled if a slide does not fit
 * @param {Object<string, () => void>} acts by their names in KEYS; and `isOpen`
 */
export function startControls(dialog, stage, acts) {
  document.addEventListener("keydown", (event) => {
    if (acts.isOpen() && !event.ctrlKey && !event.metaKey && !event.altKey) press(event, dialog, stage, acts);
  });
  swipe(dialog, acts);
}

function press(event, dialog, stage, acts) {
  if (event.key === "Tab") return trap(event, dialog);
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
  acts[act]();
}

/** Tab stays inside where the browser does not know `inert`. */
function trap(event, dialog) {
  const all = [...dialog.querySelectorAll("a[href], button")].filter((one) => !one.disabled && one.offsetParent);
  const edge = event.shiftKey ? all[0] : all[all.length - 1];
  const inside = all.includes(document.activeElement);
  if (document.activeElement !== edge && (inside || !event.shiftKey)) return;
  event.preventDefault();
  (event.shiftKey ? all[all.length - 1] : all[0]).focus();
}

function swipe(dialog, { next, back }) {
  let from = null;
  dialog.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : null), {
    passive: true,
  });
  dialog.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from) return;
    const right = to.clientX - from.clientX;
    const down = to.clientY - from.clientY;
    from = null;
    if (Math.abs(right) > 50 && Math.abs(right) > 2 * Math.abs(down)) (right < 0 ? next : back)();
  });
}
