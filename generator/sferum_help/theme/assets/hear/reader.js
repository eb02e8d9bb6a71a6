// Says texts one after another by a voice of this device.

import { findVoice } from "./voice.js";

/**
 * @param {(piece: {text: string} | null) => void} turn is told which piece is being said, and null when none is
 * @param {() => void} ended the last one has been said, or nothing can be
 */
export function makeReader(turn, ended) {
  let pieces = [];
  let at = 0;
  // Kept: Chrome loses the events of one that nobody holds.
  let utterance = null;

  function hush() {
    utterance = null;
    speechSynthesis.cancel();
  }

  function stop() {
    hush();
    pieces = [];
    turn(null);
  }

  function speak() {
    const voice = findVoice();
    if (at >= pieces.length || !voice) {
      stop();
      return ended();
    }
    const one = new SpeechSynthesisUtterance(pieces[at].text);
    one.voice = voice;
    one.lang = voice.lang;
    // What was stopped ends as well, and has no say any more.
    one.onend = () => one === utterance && next();
    one.onerror = () => one === utterance && (stop(), ended());
    utterance = one;
    turn(pieces[at]);
    speechSynthesis.speak(one);
  }

  function next() {
    at += 1;
    speak();
  }

  return {
    start(all) {
      hush();
      [pieces, at] = [all, 0];
      speak();
    },
    /** `speechSynthesis.pause` does nothing on a phone; the sentence is said again from its beginning. */
    pause: hush,
    go: speak,
    stop,
  };
}
