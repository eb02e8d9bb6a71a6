/** The address of a page by its folder. On a disk nobody looks for the index.html of a folder. */
export function pageAddress(folder) {
  return location.protocol === "file:" ? `${folder}index.html` : folder;
}
