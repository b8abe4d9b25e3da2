"""Scrapy's own settings but for what a measurement on loopback needs."""

TWISTED_DNS_RESOLVER = "bench.baselines.resolver.Loopback"
COOKIES_ENABLED = False  # the middleware would fetch the public suffix list from the internet
TELNETCONSOLE_ENABLED = False
