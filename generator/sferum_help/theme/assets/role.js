// The role that somebody has chosen by visiting its page, offered again on the home page. A button, never a
// redirect: everybody sees the same page in the same order.

import { rememberRole, rememberedRole } from "./role/memory.js";

function offer() {
  for (const link of document.querySelectorAll('[data-module="role-again"]')) {
    link.hidden = link.dataset.role !== rememberedRole();
  }
}

const page = document.querySelector('[data-module="role"]');
if (page) rememberRole(page.dataset.role);
offer();
// Back from a role's page: the home page comes from memory, as it was.
addEventListener("pageshow", (event) => event.persisted && offer());
