SELECT state, url, reason FROM run_ledger
WHERE run_id = (SELECT max_by(run_id, started_at) FROM runs WHERE seed_id = 'SEED_ID')
  AND state NOT IN ('compared', 'stored', 'unchanged')
ORDER BY state, url
