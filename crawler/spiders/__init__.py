"""The spiders: `page` fetches what it is given, `story` follows a story."""
