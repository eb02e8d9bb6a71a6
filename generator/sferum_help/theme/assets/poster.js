// The picture of a video of ours. It weighs more than the page around it, so it is asked for when the reader comes
// near. Starts at [data-module="poster"]; without it the place of the video is dark until it is played.

for (const video of document.querySelectorAll('[data-module="poster"]')) {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    video.poster = video.dataset.poster;
    watch.disconnect();
  });
  watch.observe(video);
}
