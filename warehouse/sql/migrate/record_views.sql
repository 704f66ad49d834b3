DELETE FROM schema_views;
INSERT INTO schema_views VALUES ($checksum, now());
