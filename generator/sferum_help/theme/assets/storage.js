// What this browser keeps for a reader. Several centres may live on one host and share its storage, so every name
// begins with the slug of the centre, which stands on <html>. A slug may hold hyphens, the names below it never do.

/** The slug of this centre. */
export const slug = document.documentElement.dataset.slug;

/** The name in the storage: `<slug>-<name>`. */
export function key(name) {
  return `${slug}-${name}`;
}

/** What is kept under this name; "" for nothing, or if the storage is switched off, as in some frames. */
export function get(name) {
  try {
    return localStorage.getItem(key(name)) || "";
  } catch {
    return "";
  }
}

/** True if it will be there next time; private windows and full disks refuse. */
export function set(name, text) {
  try {
    localStorage.setItem(key(name), text);
    return true;
  } catch {
    return false;
  }
}

/** What `setData` has kept; null for nothing, and for whatever else may lie there. */
export function getData(name) {
  try {
    return JSON.parse(get(name));
  } catch {
    return null;
  }
}

export function setData(name, data) {
  return set(name, JSON.stringify(data));
}
