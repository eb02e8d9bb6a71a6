// What every page uses. Each module starts at its own [data-module] and leaves other pages alone.

import "./copy.js";
import "./offline/register.js";
import "./helped.js";
import "./share.js";
