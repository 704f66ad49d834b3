-- The addresses that each source was last asked for its lists at, however they were found: newest first, not too many.
-- Copies in archives are not asked again on their own.
SELECT url FROM poll WHERE source_id IN (SELECT unnest(from_json($source_ids, '["VARCHAR"]'))) AND as_of IS NULL
GROUP BY source_id, url
QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY max(polled_at) DESC, url) <= $most
ORDER BY url;
