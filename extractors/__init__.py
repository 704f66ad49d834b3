"""From the web to records: discovery, fetching, extraction, features."""
