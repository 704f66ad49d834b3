-- severity: error
-- message: rows that refer to a row that is not there
-- advice: A batch may have been put aside: look into the spool's rejected/ folder, and run `newswake reprocess`.
-- Of the long tables the newest million rows: rows are only added, and each load is followed by this check.
WITH orphan AS (
  SELECT 'observation' AS child, 'content' AS parent, observation_id::VARCHAR AS id
  FROM observation AS c ANTI JOIN content AS p ON p.content_id = c.content_id WHERE c.content_id IS NOT NULL
  UNION ALL SELECT 'observation', 'url', observation_id::VARCHAR
  FROM observation AS c ANTI JOIN url AS p ON p.url_id = c.article_id
  UNION ALL SELECT 'observation', 'fetch_log', observation_id::VARCHAR
  FROM observation AS c ANTI JOIN fetch_log AS p ON p.fetch_id = c.fetch_id
  UNION ALL SELECT 'fetch_log', 'url', fetch_id
  FROM fetch_log AS c ANTI JOIN url AS p ON p.url_id = c.url_id
  UNION ALL SELECT 'run_url', 'url', url_id::VARCHAR
  FROM (SELECT url_id FROM run_url WHERE rowid >= (SELECT count(*) FROM run_url) - 1000000) AS c ANTI JOIN url AS p USING (url_id)
  UNION ALL SELECT 'discovery', 'url', url_id::VARCHAR
  FROM (SELECT url_id FROM discovery WHERE rowid >= (SELECT count(*) FROM discovery) - 1000000) AS c ANTI JOIN url AS p USING (url_id)
  UNION ALL SELECT 'run_end', 'run', run_id FROM run_end AS c ANTI JOIN run AS p USING (run_id)
  UNION ALL SELECT 'seed', 'content', seed_id
  FROM seed AS c ANTI JOIN content AS p ON p.content_id = c.content_id
  UNION ALL SELECT 'comparison', 'seed', c.seed_id || ' ' || c.seed_version
  FROM comparison AS c ANTI JOIN seed AS p ON p.seed_id = c.seed_id AND p.seed_version = c.seed_version
  UNION ALL SELECT 'comparison', 'observation', observation_id::VARCHAR
  FROM comparison AS c ANTI JOIN observation AS p USING (observation_id)
  UNION ALL SELECT 'passage', 'comparison', c.seed_id || ' ' || c.observation_id
  FROM (SELECT * FROM passage WHERE rowid >= (SELECT count(*) FROM passage) - 1000000) AS c
  ANTI JOIN comparison AS p USING (seed_id, seed_version, observation_id, method)
  UNION ALL SELECT 'evidence', 'observation', observation_id::VARCHAR
  FROM (SELECT observation_id FROM evidence WHERE rowid >= (SELECT count(*) FROM evidence) - 1000000) AS c
  ANTI JOIN observation AS p USING (observation_id)
  UNION ALL SELECT 'link', 'observation', observation_id::VARCHAR
  FROM (SELECT observation_id FROM link WHERE rowid >= (SELECT count(*) FROM link) - 1000000) AS c
  ANTI JOIN observation AS p USING (observation_id)
  UNION ALL SELECT 'quote', 'observation', observation_id::VARCHAR
  FROM (SELECT observation_id FROM quote WHERE rowid >= (SELECT count(*) FROM quote) - 1000000) AS c
  ANTI JOIN observation AS p USING (observation_id)
  UNION ALL SELECT 'term', 'content', content_id::VARCHAR
  FROM (SELECT content_id FROM term WHERE rowid >= (SELECT count(*) FROM term) - 1000000) AS c ANTI JOIN content AS p USING (content_id)
  UNION ALL SELECT 'name_key', 'content', content_id::VARCHAR
  FROM (SELECT content_id FROM name_key WHERE rowid >= (SELECT count(*) FROM name_key) - 1000000) AS c
  ANTI JOIN content AS p USING (content_id)
  UNION ALL SELECT 'shingle', 'content', content_id::VARCHAR
  FROM (SELECT content_id FROM shingle WHERE rowid >= (SELECT count(*) FROM shingle) - 1000000) AS c
  ANTI JOIN content AS p USING (content_id)
)
SELECT sum(count(*)) OVER ()::BIGINT AS found, child, parent, count(*) AS missing, min(id) AS example
FROM orphan GROUP BY child, parent ORDER BY child, parent LIMIT 5;
