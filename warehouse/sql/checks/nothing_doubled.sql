-- severity: error
-- message: facts that are held twice
-- advice: Nothing is lost, but counts are wrong: keep the database and report how it came to be.
WITH doubled AS (
  SELECT 'fetch_log' AS fact, fetch_id || ' ' || attempt || ' ' || coalesce(hop, 0) AS id
  FROM (SELECT fetch_id, attempt, hop FROM fetch_log WHERE rowid >= (SELECT count(*) FROM fetch_log) - 50000)
  GROUP BY fetch_id, attempt, hop HAVING count(*) > 1
  UNION ALL SELECT 'comparison', seed_id || ' ' || observation_id
  FROM (SELECT seed_id, seed_version, observation_id, method FROM comparison WHERE rowid >= (SELECT count(*) FROM comparison) - 200000)
  GROUP BY seed_id, seed_version, observation_id, method HAVING count(*) > 1
  UNION ALL SELECT 'passage', seed_id || ' ' || observation_id
  FROM (SELECT seed_id, seed_version, observation_id, method, ord FROM passage WHERE rowid >= (SELECT count(*) FROM passage) - 200000)
  GROUP BY seed_id, seed_version, observation_id, method, ord HAVING count(*) > 1
  UNION ALL SELECT 'shingle', content_id::VARCHAR
  FROM (SELECT content_id, shingle FROM shingle WHERE rowid >= (SELECT count(*) FROM shingle) - 100000)
  GROUP BY content_id, shingle HAVING count(*) > 1
  UNION ALL SELECT 'evidence', observation_id::VARCHAR
  FROM (SELECT observation_id, field, ord FROM evidence WHERE rowid >= (SELECT count(*) FROM evidence) - 100000)
  GROUP BY observation_id, field, ord HAVING count(*) > 1
  UNION ALL SELECT 'run', run_id FROM run GROUP BY run_id HAVING count(*) > 1
  UNION ALL SELECT 'run_end', run_id FROM run_end GROUP BY run_id HAVING count(*) > 1
)
SELECT sum(count(*)) OVER ()::BIGINT AS found, fact, count(*) AS times, min(id) AS example
FROM doubled GROUP BY fact ORDER BY fact LIMIT 5;
