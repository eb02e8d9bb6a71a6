/** The event of the document when another slide is shown, or none any more: for who reads it aloud. */
export const TURNED = "help-turned";
