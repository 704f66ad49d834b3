-- The lists of sources, as warehouse.source_health.ListState.
SELECT source_id, url, kind, found_by, state, last_asked_at, last_ok_at, entries, newest_entry_at, last_problem, advice
FROM feeds WHERE source_id IN (SELECT unnest(from_json($source_ids, '["VARCHAR"]'))) ORDER BY source_id, url;
