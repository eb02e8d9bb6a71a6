// The largest text with which a slide fits the screen.

/**
 * Sets the size of the text on the stage. The last row reads 5 % of the height of the screen: rather than make the
 * slide smaller than that, what stands around it gives way. A reader's own larger type (rem) is respected, by
 * scrolling if need be.
 */
export function fit(dialog, stage) {
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
