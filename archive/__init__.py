"""Keeps captures as WARC records, gives them back and compares them; no Scrapy, no trafilatura.

>>> from archive import Collection
>>> Collection("./clips").articles()  # doctest: +SKIP
"""

from archive.collection import Collection

__version__ = "0.1.0"
__all__ = ["Collection", "__version__"]
