"""From YAML to the pages of the help centre; a room (folder) for each stage.

Read in this order: `model` (what there is), `russian` (the language), `theme` (looks and scripts), `source`
(files → content, every rule about them), `checker` (the proof that its advice ends well), `search` (index),
`pages` (content → pages), `exports` (content for other programs), `memory` (what builds before have made),
`site` (all of it, finished), `video` (an instruction → its video), `publish` (the finished site → the folder that
readers see), `workshop` (the site while somebody writes it), `reports` (what editors ask), `plugin` and `cli` (doors). `tests/test_layers.py` says who may import
whom.
"""
