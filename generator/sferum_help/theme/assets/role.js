// The role that somebody has chosen by visiting its page, offered again on the home page. A button, never a
// redirect: everybody sees the same page in the same order.

const KEY = "sferum-role";

/** The remembered role: "teachers", "parents", "students", or null. */
export function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage is switched off, or the page is in a frame without it.
  }
}

function remember(role) {
  try {
    localStorage.setItem(KEY, role);
  } catch {
    // The same, or full: nothing is offered, nothing breaks.
  }
}

function offer() {
  for (const link of document.querySelectorAll('[data-module="role-again"]')) {
    link.hidden = link.dataset.role !== remembered();
  }
}

const page = document.querySelector('[data-module="role"]');
if (page) remember(page.dataset.role);
offer();
// Back from a role's page: the home page comes from memory, as it was.
addEventListener("pageshow", (event) => event.persisted && offer());
