-- The run behind a flow run of Prefect, if it has ended.
SELECT r.run_id FROM run AS r SEMI JOIN run_end AS e USING (run_id) WHERE r.flow_run_id = $flow_run_id;
