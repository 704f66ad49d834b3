SELECT run_id, url_id, url, host, source_id, state, reason, decided_at, article_id, via, depth
FROM run_ledger WHERE run_id IN (SELECT run_id FROM run WHERE seed_id = $seed_id) ORDER BY run_id, url_id;
