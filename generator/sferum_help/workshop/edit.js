// The page of an editor: opens the file without leaving the page.
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
