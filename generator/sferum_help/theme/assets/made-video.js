// A video of ours: its picture, and «#t=80» in the address. Starts at [data-module="made-video"]; without it the place
// of the video is dark until it is played, and it begins at its beginning.

/** The picture weighs more than the page around it: it is asked for when the reader comes near. */
function showPoster(video) {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    video.poster = matchMedia("(orientation: portrait)").matches ? video.dataset.tall : video.dataset.wide;
    watch.disconnect();
  });
  watch.observe(video);
}

/** One large button instead of the small one of a player: most people tap the middle of the picture. */
function offerPlay(root, video) {
  const button = root.querySelector("button");
  button.hidden = false;
  video.controls = false;
  // Nothing to add where it cannot be played: the player itself says so.
  button.addEventListener("click", () => video.play().catch(() => {}));
  const begin = () => {
    const wasFocused = document.activeElement === button;
    button.hidden = true;
    video.controls = true;
    if (wasFocused) video.focus({ preventScroll: true });
  };
  video.addEventListener("play", begin, { once: true });
}

/** The box keeps the shape of the file that was chosen, even when the phone is turned. */
function keepShape(video) {
  video.addEventListener("loadedmetadata", () => {
    const shape = video.videoHeight > video.videoWidth ? "tall" : "wide";
    video.parentNode.classList.add(`sh-made__box--${shape}`);
  });
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
  offerPlay(root, video);
  keepShape(video);
  if ("permalinks" in root.dataset) {
    addEventListener("hashchange", () => follow(root, video));
    follow(root, video);
  }
}
