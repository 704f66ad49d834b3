-- Addresses of sources that gave nothing when this seed's runs last asked them.
SELECT p.source_id, left(p.url, 300) AS url, p.outcome, left(p.note, 200) AS note
FROM poll AS p JOIN run AS r USING (run_id)
WHERE (r.seed_id = $seed_id OR r.seed_id IS NULL) AND p.as_of IS NULL
QUALIFY row_number() OVER (PARTITION BY p.source_id, p.url ORDER BY p.polled_at DESC) = 1 AND p.entries = 0
ORDER BY p.source_id, p.url LIMIT 400;
