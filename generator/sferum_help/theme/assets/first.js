// Runs before the page is painted, so that nobody who has chosen white on black sees a flash of white.

import { read, show } from "./sight/state.js";
import { get } from "./storage.js";
import { startWaiting } from "./wait.js";

// Room for what scripts add: it is taken at once, and only where there are scripts.
document.documentElement.dataset.script = "";
// The page of search says that it looks for an answer until the engine has come.
if (/[?&]q=[^&]/.test(location.search)) document.documentElement.dataset.asked = "";
// Which messenger was chosen: the style shows the way to its answer.
document.documentElement.dataset.messenger = get("messenger");
show(read());
startWaiting();
