SELECT l.*, coalesce(l.decided_at, r.started_at)::DATE AS day
FROM run_ledger AS l LEFT JOIN run AS r USING (run_id) ORDER BY l.run_id, l.url_id;
