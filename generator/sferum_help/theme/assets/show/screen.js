// The screen during a show: all of it, and awake.

let leaving = false;
let lock = null;

const shown = () => document.fullscreenElement || document.webkitFullscreenElement;

/** Whether an element can fill the screen; an iPhone has none that can, there the show fills the window. */
export function canFill(element) {
  return Boolean(element.requestFullscreen || element.webkitRequestFullscreen);
}

/** From the window to the whole screen and back. */
export function toggleFullscreen(element) {
  leaving = Boolean(shown());
  const wanted = leaving
    ? document.exitFullscreen || document.webkitExitFullscreen
    : element.requestFullscreen || element.webkitRequestFullscreen;
  const done = wanted && wanted.call(leaving ? document : element);
  if (done) done.catch(() => {});
}

export function leaveFullscreen(element) {
  if (shown()) toggleFullscreen(element);
}

/** `left` is called when full screen has ended and it was not `toggleFullscreen` that ended it. */
export function watchFullscreen(left) {
  for (const one of ["fullscreenchange", "webkitfullscreenchange"]) {
    document.addEventListener(one, () => {
      if (shown()) return;
      if (!leaving) left();
      leaving = false;
    });
  }
}

/** Until `letSleep`, or until the page is hidden. */
export async function keepAwake() {
  try {
    // Support: Chrome 84, Safari 16.4; only while the page is seen.
    if (!document.hidden) lock = await navigator.wakeLock.request("screen");
  } catch {
    // The screen may go dark, as it always did.
  }
}

export function letSleep() {
  if (lock) lock.release();
  lock = null;
}
