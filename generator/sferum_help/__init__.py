"""From YAML to the pages of the help centre.

Read in this order: `model` and `content` (what there is), `source_text` and `load` (bytes → nodes),
`fields`, `lists`, `articles` and `validate` (nodes → content, every rule about it), `prose` (the Markdown
subset), `checker_model`, `checker_graph` and `checker` (the checker and its proof), `codes`, `code_registry`
and `helped` (short codes, «Помогло?»), `views`, the `…_pages` and `pages` (content → finished pages),
`export`, `macros` and `feed` (content for other programs), `typography`, `identity` and `cards` (how pages
look here and in a chat), `video` (an instruction → its video), `feedback` (what readers sent back), `plugin`
and `cli` (two callers).
"""
