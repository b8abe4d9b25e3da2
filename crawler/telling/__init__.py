"""Tells people what is new in a story: an Atom feed in the archive, a webhook, mail; what each is told once.

archive.told, gaps ─► facts ─► not told yet ─► outbox ─► channel ─► outbox ─► `notified` events in the archive
                        └────► feed.atom
"""
