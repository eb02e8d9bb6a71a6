/**
 * A Russian voice of this device; none whose browser would send the text away to be read.
 * Support: Chrome 33, Firefox 49, Safari 7. Android writes «ru_RU».
 */
export function findVoice() {
  const voices = speechSynthesis.getVoices();
  const ours = voices.filter((voice) => voice.localService === true && /^ru(?![a-z])/i.test(voice.lang));
  return ours.find((voice) => voice.default) || ours[0];
}
