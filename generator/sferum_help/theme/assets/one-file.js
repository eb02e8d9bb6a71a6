// The script of a whole role in one file, which reads wholly without it: search, and the answers given to the checker.

import { tellAge } from "./one-file/age.js";
import { startChecker } from "./one-file/checker.js";
import { startSearch } from "./one-file/search.js";

tellAge(document.getElementById("age"), new Date());
startSearch(JSON.parse(document.getElementById("data").textContent));
startChecker(document.getElementById("answers"));
