-- Endpoints that were found rather than configured, and listed something the last time they answered at all.
WITH last_answer AS (
  SELECT * FROM poll WHERE outcome IN ('ok', 'empty', 'unreadable', 'not_found')
  QUALIFY row_number() OVER (PARTITION BY source_id, url ORDER BY polled_at DESC, entries DESC) = 1
)
SELECT source_id, url, kind FROM last_answer
WHERE source_id IN (SELECT unnest(from_json($source_ids, '["VARCHAR"]'))) AND found_by = 'autodiscovery' AND entries > 0
ORDER BY source_id, kind, url;
