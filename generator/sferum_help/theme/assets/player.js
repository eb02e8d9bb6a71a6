// The player of another site, put in place of its picture when that is tapped; before, nothing is asked of that site.
// Starts at [data-module="player"]; without it picture and chapters are links.
//
// Whether a player loads cannot be seen from outside: a blocked frame fires `load` as well. So the line with the ways
// out always appears with the player.

// What the players ask for, and no leading the reader away from this page.
const ALLOW = "autoplay; encrypted-media; fullscreen; picture-in-picture; screen-wake-lock";
const SANDBOX =
  "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox";

const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);

/** "#t=80" → 80, or -1. */
function moment(hash) {
  const match = /^#t=(\d{1,6})$/.exec(hash);
  return match ? Number(match[1]) : -1;
}

function start(root) {
  const link = root.querySelector(".sh-video__start");
  let frame = null;

  function play(address) {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.className = "sh-video__frame";
      frame.title = link.dataset.title;
      frame.setAttribute("allow", ALLOW);
      frame.setAttribute("sandbox", SANDBOX);
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      link.hidden = true;
      link.after(frame);
      root.querySelector(".sh-video__failed").hidden = false;
    }
    frame.src = address;
    frame.focus();
  }

  function mark(chapter) {
    for (const one of root.querySelectorAll("[data-start]")) one.removeAttribute("aria-current");
    if (chapter) chapter.setAttribute("aria-current", "true");
  }

  link.addEventListener("click", (event) => {
    if (!plain(event)) return;
    event.preventDefault();
    const chosen = root.querySelector("[data-start][aria-current]");
    play((chosen || link).dataset.player);
  });
  const chapters = [...root.querySelectorAll("[data-start]")];
  for (const chapter of chapters) {
    chapter.addEventListener("click", (event) => {
      if (!plain(event)) return;
      event.preventDefault();
      mark(chapter);
      if ("permalinks" in root.dataset) history.replaceState(history.state, "", `#t=${chapter.dataset.start}`);
      play(chapter.dataset.player);
    });
  }
  if (!("permalinks" in root.dataset)) return;
  const follow = () => {
    const seconds = moment(location.hash);
    const reached = chapters.filter((one) => Number(one.dataset.start) <= seconds);
    if (seconds < 0) return;
    // Where to begin is ready; the site of the video is asked when the reader taps.
    mark(reached[reached.length - 1]);
    root.scrollIntoView();
    link.focus();
  };
  addEventListener("hashchange", follow);
  follow();
}

for (const root of document.querySelectorAll('[data-module="player"]')) start(root);
