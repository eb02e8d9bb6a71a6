// Shows what was saved: the page is loaded anew as soon as there is a newer version.
"use strict";

const { version } = document.currentScript.dataset;

// One request that is answered when something has changed; again if nothing has. A server that was away counts anew.
async function wait() {
  let wasAway = false;
  for (;;) {
    try {
      const answer = await fetch(`/-/wait?version=${version}`);
      if (answer.ok && (wasAway || (await answer.text()) !== version)) return location.reload();
    } catch {
      wasAway = true;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
wait();
