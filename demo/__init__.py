"""A small invented news site for loopback: one story, five outlets, and the noise that real pages carry."""
