// Search in the browser, loaded at the first touch of a search form: the engine, its dialog, and the list of /search/.

import { data } from "./data.js";
import { startDialog } from "./search/dialog.js";
import { decodeIndex } from "./search/index.js";
import { showPage } from "./search/page.js";
import { READY } from "./search/ready.js";
import { decodeSense } from "./search/sense.js";

const form = document.querySelector('[data-module="search"]');
const published = data("searchIndex");
if (form && published) {
  const index = decodeIndex(published);
  // It may come later than the index; a site without phrases has none.
  const learn = () => {
    index.sense = index.sense || (data("searchSense") && decodeSense(data("searchSense"), index));
  };
  learn();
  document.addEventListener(READY, learn);
  startDialog(form, index);
  showPage(form, index);
  // For `form.js`: there is nothing left to load.
  form.dataset.ready = "";
}
