// What every page uses. Each module starts at its own [data-module] and leaves other pages alone.

import "./copy.js";
import "./show-open.js";
