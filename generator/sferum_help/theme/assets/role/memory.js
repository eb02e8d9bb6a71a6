// The role that somebody has chosen by visiting its page, kept in this browser only.

const KEY = "sferum-role";

/** The remembered role: "teachers", "parents", "students"; empty if there is none. */
export function rememberedRole() {
  try {
    return localStorage.getItem(KEY) || "";
  } catch {
    // Storage is switched off, or the page is in a frame without it.
    return "";
  }
}

export function rememberRole(role) {
  try {
    localStorage.setItem(KEY, role);
  } catch {
    // The same, or full: nothing is offered, nothing breaks.
  }
}
