SELECT checksum FROM schema_views ORDER BY applied_at DESC LIMIT 1;
