-- The run that the report speaks of: the given one, else the newest for this seed, else the newest that compared it.
WITH candidate AS (
  SELECT run_id, 0 AS rank FROM run WHERE run_id = $run_id
  UNION ALL
  SELECT run_id, 1 FROM run WHERE seed_id = $seed_id
  UNION ALL
  SELECT DISTINCT run_id, 2 FROM comparison WHERE seed_id = $seed_id
)
SELECT r.run_id, r.flow, r.name, r.state, r.started_at, r.finished_at, r.seconds, r.note, r.known, r.balanced, r.requests,
  r.bytes_wire, r.code_version
FROM candidate AS c JOIN runs AS r USING (run_id)
WHERE $run_id IS NULL OR c.rank = 0
ORDER BY c.rank, r.started_at DESC, r.run_id LIMIT 1;
