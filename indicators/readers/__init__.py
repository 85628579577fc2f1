"""Document → blocks: one small pure module per format family."""
