"""From YAML to the pages of the help centre.

Read in this order: `model` (what there is), `load` (text → nodes), `fields`, `lists` and `validate`
(nodes → model, every rule about content), `prose` (the Markdown subset), `pages` (model → finished
pages), `plugin` and `cli` (two thin callers).
"""
