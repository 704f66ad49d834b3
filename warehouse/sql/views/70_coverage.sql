-- Per seed, source and day (UTC) of the seed's window: what was known, fetched, an article, related; and whether that
-- day could be searched at all. A feed or front page shows the days from its oldest entry to the moment it was asked; a
-- sitemap those from its oldest to its newest entry. reason says why a day was not searched.
-- The polls and pages that count are those of runs for this seed and of runs for no seed in particular.
CREATE OR REPLACE VIEW coverage AS
WITH bounds AS (
  SELECT seed_id,
    CAST(coalesce(window_start, published_at - INTERVAL 7 DAY, created_at - INTERVAL 7 DAY) AS DATE) AS first_day,
    CAST(coalesce(window_end, published_at + INTERVAL 30 DAY, created_at) AS DATE) AS last_day
  FROM seed_latest
),
days AS (
  SELECT seed_id, unnest(generate_series(first_day::TIMESTAMP, last_day::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
  FROM bounds
),
relevant_run AS (
  SELECT s.seed_id, r.run_id FROM seed_latest AS s JOIN run AS r ON r.seed_id = s.seed_id OR r.seed_id IS NULL
),
asked AS (
  SELECT r.seed_id, p.* FROM poll AS p JOIN relevant_run AS r USING (run_id)
),
found AS (
  SELECT r.seed_id, d.* FROM discovery AS d JOIN relevant_run AS r USING (run_id) WHERE d.source_id IS NOT NULL
),
seed_source AS (
  SELECT seed_id, source_id FROM asked UNION SELECT seed_id, source_id FROM found
),
reach AS (
  SELECT seed_id, source_id, oldest_entry_at::DATE AS from_day,
    CASE WHEN kind IN ('sitemap', 'sitemap_index') THEN newest_entry_at ELSE greatest(newest_entry_at, polled_at) END::DATE
      AS to_day
  FROM asked WHERE entries > 0 AND oldest_entry_at IS NOT NULL
),
asked_summary AS (
  SELECT seed_id, source_id, count(*) AS polls, max(entries) AS most_entries, min(oldest_entry_at) AS oldest_entry_at,
    max(polled_at) AS last_poll_at, arg_max(outcome, (polled_at, url)) AS last_outcome
  FROM asked GROUP BY seed_id, source_id
),
searched AS (
  SELECT DISTINCT d.seed_id, r.source_id, d.day
  FROM days AS d JOIN reach AS r ON r.seed_id = d.seed_id AND d.day BETWEEN r.from_day AND r.to_day
),
got AS (
  SELECT DISTINCT url_id FROM fetch_log WHERE outcome IN ('ok', 'not_modified') AND purpose IN ('article', 'seed')
),
item AS (
  SELECT f.seed_id, f.source_id, f.url_id,
    coalesce(any_value(a.published_at), min(f.claimed_published_at), min(f.claimed_modified_at))::DATE AS day,
    any_value(a.article_id) AS article_id, bool_or(g.url_id IS NOT NULL) AS was_fetched,
    bool_or(m.relation IN ('copy', 'partial', 'same_event', 'same_topic') AND NOT m.is_seed) AS is_related
  FROM found AS f
  LEFT JOIN got AS g USING (url_id)
  LEFT JOIN url_article AS ua USING (url_id)
  LEFT JOIN articles AS a ON a.article_id = ua.article_id
  LEFT JOIN matches AS m ON m.article_id = ua.article_id AND m.seed_id = f.seed_id
  GROUP BY f.seed_id, f.source_id, f.url_id
),
counts AS (
  SELECT seed_id, source_id, day, count(*) AS known, count(*) FILTER (was_fetched) AS fetched,
    count(DISTINCT article_id) AS articles, count(DISTINCT article_id) FILTER (is_related) AS related
  FROM item WHERE day IS NOT NULL GROUP BY seed_id, source_id, day
)
SELECT s.seed_id, s.source_id, d.day,
  coalesce(c.known, 0) AS known, coalesce(c.fetched, 0) AS fetched, coalesce(c.articles, 0) AS articles,
  coalesce(c.related, 0) AS related, h.day IS NOT NULL AS searched,
  CASE
    WHEN h.day IS NOT NULL THEN NULL
    WHEN a.polls IS NULL THEN 'never asked'
    WHEN a.most_entries = 0 THEN 'listed nothing (' || a.last_outcome || ')'
    WHEN a.oldest_entry_at IS NULL THEN 'its entries have no dates'
    WHEN d.day < a.oldest_entry_at::DATE THEN 'before its oldest entry (' || strftime(a.oldest_entry_at, '%Y-%m-%d') || ')'
    WHEN d.day > a.last_poll_at::DATE THEN 'not asked since ' || strftime(a.last_poll_at, '%Y-%m-%d')
    ELSE 'between what its lists hold'
  END AS reason,
  a.oldest_entry_at, a.last_poll_at
FROM seed_source AS s
JOIN days AS d USING (seed_id)
LEFT JOIN counts AS c USING (seed_id, source_id, day)
LEFT JOIN searched AS h USING (seed_id, source_id, day)
LEFT JOIN asked_summary AS a USING (seed_id, source_id);
