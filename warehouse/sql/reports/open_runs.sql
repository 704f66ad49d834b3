SELECT r.run_id, r.flow, r.name, r.seed_id, r.flow_run_id, r.pid, r.machine, r.started_at
FROM run AS r ANTI JOIN run_end AS e USING (run_id) ORDER BY r.started_at, r.run_id;
