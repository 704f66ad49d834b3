-- The states in which the run's URLs ended.
SELECT state, count(*) AS urls FROM run_ledger WHERE run_id = $run_id GROUP BY state ORDER BY urls DESC, state;
