import { data } from "./data.js";

/** The element that a data script has brought as HTML, a new one. */
export function drawn(name) {
  return new DOMParser().parseFromString(data(name), "text/html").body.firstElementChild;
}
