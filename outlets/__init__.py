"""Lists of outlets that come along; `include = ["world"]` in a story file takes one in."""
