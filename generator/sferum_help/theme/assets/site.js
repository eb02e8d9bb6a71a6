// What every page uses. Each module starts at its own [data-module] and leaves other pages alone.

import "./contents.js";
import "./copy.js";
import "./made-video.js";
import "./menu.js";
import "./messenger.js";
import "./offline/register.js";
import "./fresh.js";
import "./helped.js";
import "./share.js";
import "./hear-open.js";
import "./search/form.js";
import "./fold.js";
import "./print.js";
import "./role.js";
import "./show-open.js";
import "./sight.js";
