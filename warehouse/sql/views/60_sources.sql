-- Sources that any run knew, with their newest declaration.
CREATE OR REPLACE VIEW source_latest AS
WITH known AS (
  SELECT source_id FROM source UNION SELECT source_id FROM poll
  UNION SELECT source_id FROM discovery WHERE source_id IS NOT NULL
),
declared AS (
  SELECT * FROM source QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY seen_at DESC, name) = 1
)
SELECT k.source_id, coalesce(d.name, k.source_id) AS name, d.homepage, d.country, d.langs
FROM known AS k LEFT JOIN declared AS d USING (source_id);

-- Per source: is it answering, what does it bring, when did it last bring an article.
CREATE OR REPLACE VIEW source_health AS
WITH judged AS (
  SELECT *, outcome IN ('ok', 'not_modified') AS went_well FROM poll
),
endpoint AS (
  SELECT source_id, url, arg_max(went_well, (polled_at, run_id)) AS went_well FROM judged GROUP BY source_id, url
),
endpoints AS (
  SELECT source_id, count(*) AS endpoints, count(*) FILTER (NOT went_well) AS failing_endpoints
  FROM endpoint GROUP BY source_id
),
polled AS (
  SELECT source_id, count(*) AS polls, count(*) FILTER (NOT went_well) AS failures, max(polled_at) AS last_poll_at,
    max(polled_at) FILTER (went_well) AS last_ok_at, arg_max(outcome, (polled_at, url)) AS last_outcome,
    arg_max(note, (polled_at, url)) FILTER (NOT went_well) AS last_problem,
    arg_max(run_id, (polled_at, url)) AS last_run_id
  FROM judged GROUP BY source_id
),
listed AS (
  SELECT p.source_id, sum(p.entries)::BIGINT AS last_entries, sum(p.entries_in_window)::BIGINT AS last_entries_in_window
  FROM poll AS p JOIN polled AS l ON l.source_id = p.source_id AND l.last_run_id = p.run_id GROUP BY p.source_id
),
brought AS (
  SELECT source_id, count(*) AS articles, max(first_seen_at) AS last_article_at
  FROM articles WHERE source_id IS NOT NULL GROUP BY source_id
)
SELECT s.source_id, s.name, s.homepage, s.country, s.langs, p.last_poll_at, p.last_outcome, p.last_ok_at,
  coalesce(l.last_entries, 0) AS last_entries, coalesce(l.last_entries_in_window, 0) AS last_entries_in_window,
  coalesce(e.endpoints, 0) AS endpoints, coalesce(e.failing_endpoints, 0) AS failing_endpoints,
  coalesce(p.polls, 0) AS polls, coalesce(p.failures, 0) AS failures, p.last_problem,
  coalesce(b.articles, 0) AS articles, b.last_article_at
FROM source_latest AS s LEFT JOIN polled AS p USING (source_id) LEFT JOIN listed AS l USING (source_id)
LEFT JOIN endpoints AS e USING (source_id) LEFT JOIN brought AS b USING (source_id);

-- The newest version of each seed, and whether it is watched.
CREATE OR REPLACE VIEW seed_latest AS
WITH newest AS (
  SELECT * FROM seed QUALIFY row_number() OVER (PARTITION BY seed_id ORDER BY seed_version DESC) = 1
),
watched AS (
  SELECT seed_id, arg_max(active, changed_at) AS active FROM seed_state GROUP BY seed_id
)
SELECT n.*, coalesce(w.active, true) AS active FROM newest AS n LEFT JOIN watched AS w USING (seed_id);
