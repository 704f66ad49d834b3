SELECT state, count(*) FROM run_ledger WHERE run_id = $run_id GROUP BY state ORDER BY count(*) DESC, state;
