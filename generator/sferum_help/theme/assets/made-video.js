// A video of ours: its picture, its chapters, and «#t=80» in the address. Starts at [data-module="made-video"]; without
// it the place of the video is dark until it is played, and a chapter is a link to the file.

/** The picture weighs more than the page around it: it is asked for when the reader comes near. */
function showPoster(video) {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    video.poster = matchMedia("(orientation: portrait)").matches ? video.dataset.tall : video.dataset.wide;
    watch.disconnect();
  });
  watch.observe(video);
}

/** The box keeps the shape of the file that was chosen, even when the phone is turned. */
function keepShape(video) {
  video.addEventListener("loadedmetadata", () => {
    const shape = video.videoHeight > video.videoWidth ? "tall" : "wide";
    video.parentNode.classList.add(`sh-made__box--${shape}`);
  });
}

function startChapters(video) {
  const chapters = [...document.querySelectorAll("[data-moment]")];
  const moment = (chapter) => Number(chapter.dataset.moment);

  function mark() {
    // A player stops a hair before the moment that it was asked for.
    const reached = chapters.filter((one) => moment(one) <= video.currentTime + 0.1);
    for (const one of chapters) one.removeAttribute("aria-current");
    if (reached.length) reached[reached.length - 1].setAttribute("aria-current", "true");
  }

  for (const chapter of chapters) {
    chapter.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.replaceState(history.state, "", `#t=${Math.ceil(moment(chapter))}`);
      video.currentTime = moment(chapter);
      // Nothing to add where it cannot be played: the player itself says so.
      video.play().catch(() => {});
      video.scrollIntoView({ block: "nearest" });
    });
  }
  if (chapters.length) video.addEventListener("timeupdate", mark);
}

function follow(root, video) {
  const match = /^#t=(\d{1,6})$/.exec(location.hash);
  if (!match) return;
  video.currentTime = Number(match[1]);
  root.scrollIntoView();
}

for (const root of document.querySelectorAll('[data-module="made-video"]')) {
  const video = root.querySelector("video");
  showPoster(video);
  keepShape(video);
  if ("permalinks" in root.dataset) {
    startChapters(video);
    addEventListener("hashchange", () => follow(root, video));
    follow(root, video);
  }
}
