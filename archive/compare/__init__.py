"""Pure functions of texts and records (edits, copies, origins, presence); standard library only."""
