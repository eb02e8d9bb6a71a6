// Runs before the page is painted, so that nobody who has chosen white on black sees a flash of white.

import { read, show } from "./sight/state.js";

// Room for what scripts add: it is taken at once, and only where there are scripts.
document.documentElement.dataset.script = "";
show(read());
