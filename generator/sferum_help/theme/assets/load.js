/** Loads a classic script of this site, once; from a disk, too, where a page cannot fetch files. */
export function loadScript(address) {
  const script = document.createElement("script");
  script.src = address;
  // In the order of the calls.
  script.async = false;
  return new Promise((done, failed) => {
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
}
