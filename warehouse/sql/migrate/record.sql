INSERT INTO schema_migration VALUES ($version, $name, $checksum, now());
