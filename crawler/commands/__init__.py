"""Scrapy commands of our own; `crawl` ends with an exit status that tells what happened."""
