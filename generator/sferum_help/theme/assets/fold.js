// Folded parts open by themselves when a link leads into them, and on paper.

function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target && target.closest('[data-module="fold"]');
  if (!fold || fold.open) return;
  fold.open = true;
  target.scrollIntoView();
}

openTarget();
addEventListener("hashchange", openTarget);
// Newer browsers print them open by a rule of print.css; before Chrome 131 there was none.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
});
