/** Whether text is large: chosen in the panel, or in the settings of the browser, whose usual size is 16. */
export function isLarge() {
  const { dataset } = document.documentElement;
  return "large" in dataset || parseFloat(getComputedStyle(document.documentElement).fontSize) >= 20;
}
