"""Keeps captures as WARC records, gives them back and compares them; no Scrapy, no trafilatura."""
