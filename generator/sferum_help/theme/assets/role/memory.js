// The role that somebody has chosen by visiting its page, kept in this browser only.

import { get, set } from "../storage.js";

const ROLE = "role";

/** The id of the remembered role; empty if there is none. */
export function rememberedRole() {
  return get(ROLE);
}

/** Where nothing is kept, nothing is offered, and nothing breaks. */
export function rememberRole(role) {
  set(ROLE, role);
}
