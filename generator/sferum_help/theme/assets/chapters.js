// The chapters of a video of ours, on its page: links to moments of the file become ways to go there in the player.
// Starts at [data-module="made-video"].

const video = document.querySelector('[data-module="made-video"] video');
const chapters = [...document.querySelectorAll("[data-moment]")];
const moment = (chapter) => Number(chapter.dataset.moment);

function go(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const seconds = moment(event.currentTarget);
  history.replaceState(history.state, "", `#t=${Math.ceil(seconds)}`);
  video.currentTime = seconds;
  video.play().catch(() => {});
  video.scrollIntoView({ block: "nearest" });
}

/** Says which chapter is seen. A player may stop a hair before the moment that it was asked for. */
function mark() {
  const reached = chapters.filter((one) => moment(one) <= video.currentTime + 0.1);
  for (const one of chapters) one.removeAttribute("aria-current");
  if (reached.length) reached[reached.length - 1].setAttribute("aria-current", "true");
}

if (video) {
  for (const chapter of chapters) chapter.addEventListener("click", go);
  video.addEventListener("timeupdate", mark);
}
