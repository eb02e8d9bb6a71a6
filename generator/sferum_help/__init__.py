"""From YAML to the pages of the help centre.

Read in this order: `model` and `content` (what there is), `source_text` and `load` (bytes → nodes),
`fields`, `lists`, `articles` and `validate` (nodes → content, every rule about it), `prose` (the Markdown
subset), `checker_model`, `checker_graph` and `checker` (the checker and its proof), `views` and `pages`
(content → finished pages), `video` (an instruction → its video), `plugin` and `cli` (two thin callers).
"""
