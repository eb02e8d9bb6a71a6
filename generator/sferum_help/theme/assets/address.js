/** The address of a page, or of a place on it. On a disk nobody looks for the index.html of a folder. */
export function pageAddress(address) {
  return location.protocol === "file:" ? address.replace(/#|$/, "index.html$&") : address;
}

/** The address of this page to give to others; empty on a disk, whose folders are nobody's business. */
export function sharedAddress() {
  // What was searched for on the way here is nobody's business either.
  return location.protocol === "file:" ? "" : location.href.split(/[?#]/)[0];
}
