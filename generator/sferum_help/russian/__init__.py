"""Russian as such: typography, stems, plural forms. Imports nothing else of ours."""
