// The script of a whole role in one file, which reads wholly without it: search, the answers given to the checker, and
// the choice of what to print.

import { tellAge } from "./one-file/age.js";
import { startChecker } from "./one-file/checker.js";
import { startPrinting } from "./one-file/printing.js";
import { startSearch } from "./one-file/search.js";
import "./print.js";

tellAge(document.getElementById("age"), new Date());
startSearch(JSON.parse(document.getElementById("data").textContent));
startChecker(document.getElementById("answers"));
startPrinting(document.getElementById("printing"));
