// Brings the show of an instruction. Starts at [data-module="show"], which names the script and the style of the
// show: they come after the page itself, so that a reader who wants the steps alone does not wait for them, and a
// teacher can lose the network before the lesson begins.

const root = document.querySelector('[data-module="show"]');
let asked = false;

function bring() {
  if (asked) return;
  asked = true;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = root.dataset.style;
  // The script after the style: nobody sees a slide before it is a slide.
  style.onload = style.onerror = () => {
    const script = document.createElement("script");
    script.src = root.dataset.script;
    document.head.append(script);
  };
  document.head.append(style);
}

function start() {
  const button = root.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.wanted = "yes";
    bring();
  });
  if (/^#show(-|$)/.test(location.hash)) bring();
  // Support: Chrome 61, no Safari; there nobody is asked about saving traffic.
  else if (!(navigator.connection && navigator.connection.saveData)) {
    addEventListener("load", () => setTimeout(bring, 1500));
  }
}

if (root) start();
