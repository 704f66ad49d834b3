-- Of these requests the ones that the log does not have.
SELECT DISTINCT fetch_id FROM (SELECT unnest(from_json($fetch_ids, '["VARCHAR"]')) AS fetch_id) AS wanted ANTI JOIN fetch_log USING (fetch_id);
