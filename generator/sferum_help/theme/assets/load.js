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

/** What an element names in data-style and data-script, once; after a failure it may be asked for again. */
export async function bring({ dataset }) {
  if (dataset.brought) return;
  dataset.brought = "yes";
  try {
    // The script after the style: nobody sees a slide before it is a slide.
    await loadStyle(dataset.style);
    await loadScript(dataset.script);
  } catch {
    // Without a network the page is as it was.
    delete dataset.brought;
  }
}

function load(element) {
  return new Promise((done, failed) => {
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
}
