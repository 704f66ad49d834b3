SELECT *, started_at::DATE AS day FROM requests ORDER BY started_at, fetch_id, attempt, hop;
