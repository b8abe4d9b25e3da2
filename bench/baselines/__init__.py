"""What Clipfile is measured against: Scrapy as it comes, and the design one would write first."""
