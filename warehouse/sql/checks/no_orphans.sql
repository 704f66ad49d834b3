-- severity: error
-- message: rows that refer to a row that is not there
-- advice: A batch may have been put aside: look into the spool's rejected/ folder, and run `newswake reprocess`.
-- Of each table the newest rows, more than any run adds: rows are only added, and each run is followed by this check.
WITH newest AS MATERIALIZED (
  SELECT observation_id, article_id, fetch_id, content_id FROM observation
  WHERE rowid >= (SELECT count(*) FROM observation) - 50000
),
of_url AS (
  SELECT 'observation' AS child, article_id AS url_id FROM newest
  UNION ALL SELECT 'fetch_log', url_id FROM fetch_log WHERE rowid >= (SELECT count(*) FROM fetch_log) - 50000
  UNION ALL SELECT 'run_url', url_id FROM run_url WHERE rowid >= (SELECT count(*) FROM run_url) - 200000
  UNION ALL SELECT 'discovery', url_id FROM discovery WHERE rowid >= (SELECT count(*) FROM discovery) - 200000
),
of_content AS (
  SELECT 'observation' AS child, content_id FROM newest WHERE content_id IS NOT NULL
  UNION ALL SELECT 'seed', content_id FROM seed
  UNION ALL SELECT 'term', content_id FROM term WHERE rowid >= (SELECT count(*) FROM term) - 500000
  UNION ALL SELECT 'name_key', content_id FROM name_key WHERE rowid >= (SELECT count(*) FROM name_key) - 200000
  UNION ALL SELECT 'shingle', content_id FROM shingle WHERE rowid >= (SELECT count(*) FROM shingle) - 500000
),
of_observation AS (
  SELECT 'comparison' AS child, observation_id FROM comparison WHERE rowid >= (SELECT count(*) FROM comparison) - 200000
  UNION ALL SELECT 'evidence', observation_id FROM evidence WHERE rowid >= (SELECT count(*) FROM evidence) - 200000
  UNION ALL SELECT 'link', observation_id FROM link WHERE rowid >= (SELECT count(*) FROM link) - 200000
  UNION ALL SELECT 'quote', observation_id FROM quote WHERE rowid >= (SELECT count(*) FROM quote) - 200000
  UNION ALL SELECT 'revision_key', observation_id FROM revision_key WHERE rowid >= (SELECT count(*) FROM revision_key) - 100000
  UNION ALL SELECT 'revision_diff', unnest([observation_id, base_observation_id])
  FROM revision_diff WHERE rowid >= (SELECT count(*) FROM revision_diff) - 50000
),
orphan AS (
  SELECT child, 'url' AS parent, url_id::VARCHAR AS id FROM of_url ANTI JOIN url USING (url_id)
  UNION ALL SELECT child, 'content', content_id::VARCHAR FROM of_content ANTI JOIN content USING (content_id)
  UNION ALL SELECT child, 'observation', observation_id::VARCHAR FROM of_observation ANTI JOIN observation USING (observation_id)
  UNION ALL SELECT 'observation', 'fetch_log', observation_id::VARCHAR FROM newest ANTI JOIN fetch_log USING (fetch_id)
  UNION ALL SELECT 'run_end', 'run', run_id FROM run_end ANTI JOIN run USING (run_id)
  UNION ALL SELECT 'comparison', 'seed', seed_id || ' ' || seed_version FROM comparison ANTI JOIN seed USING (seed_id, seed_version)
  UNION ALL SELECT 'passage', 'comparison', seed_id || ' ' || observation_id
  FROM (SELECT * FROM passage WHERE rowid >= (SELECT count(*) FROM passage) - 200000)
  ANTI JOIN comparison USING (seed_id, seed_version, observation_id, method)
  UNION ALL SELECT 'revision_change', 'revision_diff', observation_id::VARCHAR
  FROM (SELECT * FROM revision_change WHERE rowid >= (SELECT count(*) FROM revision_change) - 200000)
  ANTI JOIN revision_diff USING (observation_id, base_observation_id, method)
  UNION ALL SELECT 'kept_fact', 'kept_pair', seed_id || ' ' || observation_id
  FROM (SELECT * FROM kept_fact WHERE rowid >= (SELECT count(*) FROM kept_fact) - 200000)
  ANTI JOIN kept_pair USING (seed_id, seed_version, observation_id, method)
)
SELECT sum(count(*)) OVER ()::BIGINT AS found, child, parent, count(*) AS missing, min(id) AS example
FROM orphan GROUP BY child, parent ORDER BY child, parent LIMIT 5;
