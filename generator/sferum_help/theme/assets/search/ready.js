/** Told to the dialog when it can be shown, and again when the short answers and the sense of words are there. */
export const READY = "search-ready";
