// Closes the open menu by Escape and behind the focus: it lies over the page and would cover what is read next.
// Starts at [data-module="menu"]; without it <details> opens and closes the menu by its own button.

for (const menu of document.querySelectorAll('[data-module="menu"]')) {
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    // A tap beside a link moves the focus nowhere; the menu stays.
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
}
