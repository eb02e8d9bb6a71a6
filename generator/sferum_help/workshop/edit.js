// The page of an editor: shows what was saved, and opens the file without leaving the page.
"use strict";

const bar = document.querySelector(".ed-bar");
const said = bar.querySelector(".ed-said");
const first = document.querySelector("main .ed-error");
if (first) first.id = "ed-first";

document.addEventListener("submit", async (event) => {
  const form = event.target.closest(".ed-open");
  if (!form) return;
  event.preventDefault();
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  said.textContent = await answer.text();
});

// One request that is answered when something has changed; again if nothing has, or if the server is starting anew.
async function wait() {
  for (;;) {
    try {
      const answer = await fetch(`/-/wait?version=${bar.dataset.version}`);
      if (answer.ok && (await answer.text()) !== bar.dataset.version) return location.reload();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
wait();
