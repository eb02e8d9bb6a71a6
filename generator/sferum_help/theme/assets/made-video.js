// A video of ours: its picture, and «#t=80» in the address. Starts at [data-module="made-video"]; without it the place
// of the video is dark until it is played, and it begins at its beginning.

/** The picture weighs more than the page around it: it is asked for when the reader comes near. */
function showPoster(root, video) {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    video.poster = root.querySelector('[itemprop="thumbnailUrl"]').href;
    watch.disconnect();
  });
  watch.observe(video);
}

function follow(root, video) {
  const match = /^#t=(\d{1,6})$/.exec(location.hash);
  if (!match) return;
  video.currentTime = Number(match[1]);
  root.scrollIntoView();
}

for (const root of document.querySelectorAll('[data-module="made-video"]')) {
  const video = root.querySelector("video");
  showPoster(root, video);
  if ("permalinks" in root.dataset) {
    addEventListener("hashchange", () => follow(root, video));
    follow(root, video);
  }
}
