"""The migrations of a later release of ``organs``: today's, and one that adds and fills a column."""
