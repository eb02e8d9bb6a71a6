// Brings a file of this site when it is wanted; from a disk, too, where a page cannot fetch one.

/** Loads a classic script. Scripts run in the order of the calls. */
export function loadScript(address) {
  const script = document.createElement("script");
  script.src = address;
  script.async = false;
  return load(script);
}

export function loadStyle(address) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = address;
  return load(style);
}

function load(element) {
  return new Promise((done, failed) => {
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
}
