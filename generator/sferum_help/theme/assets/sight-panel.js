// What large text needs: loaded with the panel, and by every page of a reader who has made text large.

import { startHyphens } from "./sight/hyphens.js";

startHyphens();
