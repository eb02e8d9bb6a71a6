"""The laws of the checker: its graph, and the proof that following its advice ends well."""
