/** The address of a page by its folder. On a disk nobody looks for the index.html of a folder. */
export function pageAddress(folder) {
  return location.protocol === "file:" ? `${folder}index.html` : folder;
}

/** The address of this page to give to others; empty on a disk, whose folders are nobody's business. */
export function sharedAddress() {
  // What was searched for on the way here is nobody's business either.
  return location.protocol === "file:" ? "" : location.href.split(/[?#]/)[0];
}
