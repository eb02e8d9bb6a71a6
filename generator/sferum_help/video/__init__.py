"""From an instruction to its video: the same steps, large, calm and without sound.

Read in this order: `script` (instruction → scenes and their lengths), `captions` (scenes → captions,
chapters, transcript), `scenes` (scene → HTML whose look is a function of time), `frames` (HTML → pictures),
`encode` (pictures → MP4), `manifest` (what is made), `fresh` (what of it is still true), `render` (makes the
rest).
"""
