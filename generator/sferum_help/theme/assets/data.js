/** What a data script has brought (`data_script` in theme/assets.py); undefined until it has come. */
export function data(name) {
  return (globalThis.helpCentre || {})[name];
}

/** The element that a data script has brought as HTML, a new one. */
export function drawn(name) {
  return new DOMParser().parseFromString(data(name), "text/html").body.firstElementChild;
}
