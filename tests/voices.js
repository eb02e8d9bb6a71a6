// A device that has voices, for the tests of «Прослушать»: the machine that runs them has none, nor ears. It says
// nothing and notes what it was asked to say; `finish()` ends what is being said, as the engine of a device does.
//
// For scripts of a page it is `speechSynthesis`. Loaded on a page that is there already it says that voices have come.

(() => {
  const ours = { name: "Ирина", lang: "ru-RU", localService: true, default: true };
  const before = window.speechSynthesis;
  const said = [];
  let queue = [];

  const device = {
    voices: [ours],
    /** Every text in its turn, with the name of its voice. */
    said,
    onvoiceschanged: before ? before.onvoiceschanged : null,
    getVoices: () => device.voices,
    speak(utterance) {
      queue.push(utterance);
      said.push({ text: utterance.text, voice: utterance.voice ? utterance.voice.name : "" });
      // Nothing is said at once.
      if (!utterance.text) device.finish();
    },
    cancel() {
      const stopped = queue;
      queue = [];
      // For the next page to tell that this one fell silent.
      if (stopped.length) sessionStorage.stopped = stopped[0].text;
      // Later, and as an error: so do Chrome and Safari.
      for (const one of stopped) setTimeout(() => one.onerror && one.onerror({ error: "canceled" }));
    },
    /** Ends what is being said, well or not. */
    finish(kind = "end") {
      const [one] = queue.splice(0, 1);
      const ended = one && one[`on${kind}`];
      if (ended) ended({});
    },
    /** What is being said; empty: silence. */
    get now() {
      return queue.length ? queue[0].text : "";
    },
  };

  Object.defineProperty(window, "speechSynthesis", { value: device, configurable: true });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  if (device.onvoiceschanged) device.onvoiceschanged();
})();
