// The contents at the side show which part is being read.

const nav = document.querySelector('[data-module="contents"]');
const links = nav ? [...nav.querySelectorAll("a")] : [];

function mark() {
  // The last heading above the upper third of the window; before the first one, none.
  const passed = links.filter((link) => {
    const heading = document.getElementById(link.hash.slice(1));
    return heading && heading.getBoundingClientRect().top < innerHeight / 3;
  });
  const current = passed[passed.length - 1];
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

if (links.length) {
  mark();
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
}
