-- Per seed, source and day (UTC) of the seed's window: what was known, fetched, an article, related; and whether that
-- day could be searched at all. A feed shows the days from its oldest entry to the moment it was asked; a sitemap those from
-- its oldest to its newest entry; a front or section page its own day and the one before, those of the week before in part,
-- and where nothing on it is dated its own day in part. What an archive keeps of them shows the same as of the moment it was copied. A search of an archive says itself how
-- it went. ways names what covers the day, reason says why it is not searched (wholly), unsearched all archives that gave
-- nothing. captured counts the pages that only an archive gave.
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
  SELECT r.seed_id, p.*, coalesce(p.as_of, p.polled_at) AS shown_at FROM poll AS p JOIN relevant_run AS r USING (run_id)
),
found AS (
  SELECT r.seed_id, d.* FROM discovery AS d JOIN relevant_run AS r USING (run_id) WHERE d.source_id IS NOT NULL
),
searched_for AS (
  SELECT s.seed_id, q.* EXCLUDE (seed_id) FROM search AS q JOIN seed_latest AS s ON q.seed_id = s.seed_id OR q.seed_id IS NULL
),
seed_source AS (
  SELECT seed_id, source_id FROM asked UNION SELECT seed_id, source_id FROM found
  UNION SELECT seed_id, source_id FROM searched_for WHERE source_id IS NOT NULL
),
listing AS (
  SELECT seed_id, source_id, CASE WHEN as_of IS NULL THEN kind ELSE 'wayback' END AS way,
    kind IN ('front', 'section') AS is_page, shown_at::DATE AS shown_day, oldest_entry_at::DATE AS from_day,
    CASE WHEN kind IN ('sitemap', 'sitemap_index') THEN newest_entry_at ELSE greatest(newest_entry_at, shown_at) END::DATE
      AS to_day
  FROM asked WHERE entries > 0 AND (oldest_entry_at IS NOT NULL OR kind IN ('front', 'section'))
),
reach AS (
  SELECT DISTINCT seed_id, source_id, way, true AS is_whole, to_day,
    CASE WHEN is_page THEN greatest(from_day, shown_day - 1) ELSE from_day END AS from_day
  FROM listing WHERE from_day IS NOT NULL
  UNION
  SELECT DISTINCT seed_id, source_id, way, false, shown_day, CASE WHEN from_day IS NULL THEN shown_day ELSE greatest(from_day, shown_day - 7) END
  FROM listing WHERE is_page
),
listed AS (
  SELECT d.seed_id, r.source_id, d.day, r.way, bool_or(r.is_whole) AS is_whole
  FROM days AS d JOIN reach AS r ON r.seed_id = d.seed_id AND d.day BETWEEN r.from_day AND r.to_day
  GROUP BY d.seed_id, r.source_id, d.day, r.way
),
-- Of several searches of one day the best counts; if all were in vain, the latest.
sought AS (
  SELECT d.seed_id, s.source_id, d.day, q.way,
    arg_max({'state': q.state, 'reason': q.reason},
      (CASE q.state WHEN 'searched' THEN 2 WHEN 'partly' THEN 1 ELSE 0 END, q.ended_at, q.state)) AS best
  FROM searched_for AS q
  JOIN days AS d ON d.seed_id = q.seed_id AND d.day BETWEEN q.first_day AND q.last_day
  JOIN seed_source AS s ON s.seed_id = q.seed_id AND s.source_id = coalesce(q.source_id, s.source_id)
  GROUP BY d.seed_id, s.source_id, d.day, q.way
),
outcome AS (
  SELECT seed_id, source_id, day, way, CASE WHEN is_whole THEN 'searched' ELSE 'partly' END AS state,
    CASE WHEN NOT is_whole THEN 'only a ' || list_name(way) || ' was read' END AS told
  FROM listed
  UNION ALL
  SELECT seed_id, source_id, day, way, best.state, archive_words(way, best.state, best.reason) FROM sought
),
ranked AS (
  SELECT *,
    list_position(['searched', 'partly', 'forbidden', 'failed', 'over_budget', 'not_held', 'not_asked'], state) AS place
  FROM outcome
),
summed AS (
  SELECT seed_id, source_id, day, min(place) AS best_place, arg_min(told, (place, way)) AS told,
    list_sort(list_distinct(list(way) FILTER (place <= 2))) AS ways,
    list_sort(list_distinct(list(told) FILTER (place > 2))) AS unsearched
  FROM ranked GROUP BY seed_id, source_id, day
),
asked_summary AS (
  SELECT seed_id, source_id, count(*) AS polls, max(entries) AS most_entries, min(oldest_entry_at) AS oldest_entry_at,
    max(polled_at) AS last_poll_at, arg_max(outcome, (polled_at, url)) AS last_outcome
  FROM asked WHERE as_of IS NULL GROUP BY seed_id, source_id
),
got AS (
  SELECT url_id, bool_and(captured_at IS NOT NULL) AS is_captured FROM fetch_log
  WHERE outcome IN ('ok', 'not_modified') AND purpose IN ('article', 'seed', 'capture') GROUP BY url_id
),
-- What nobody dates counts for the day on which an archive first had it.
item AS (
  SELECT f.seed_id, f.source_id, f.url_id,
    coalesce(any_value(a.published_at), min(f.claimed_published_at), min(f.claimed_modified_at), min(f.captured_at))::DATE AS day,
    any_value(a.article_id) AS article_id, bool_or(g.url_id IS NOT NULL) AS was_fetched, bool_or(g.is_captured) AS is_captured,
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
    count(DISTINCT article_id) AS articles, count(DISTINCT article_id) FILTER (is_related) AS related,
    count(*) FILTER (is_captured) AS captured
  FROM item WHERE day IS NOT NULL GROUP BY seed_id, source_id, day
)
SELECT s.seed_id, s.source_id, d.day,
  coalesce(c.known, 0) AS known, coalesce(c.fetched, 0) AS fetched, coalesce(c.articles, 0) AS articles,
  coalesce(c.related, 0) AS related, coalesce(h.best_place = 1, false) AS searched,
  CASE
    WHEN h.best_place = 1 THEN NULL
    WHEN h.told IS NOT NULL THEN h.told
    WHEN a.polls IS NULL THEN 'never asked'
    WHEN a.most_entries = 0 THEN 'listed nothing (' || a.last_outcome || ')'
    WHEN a.oldest_entry_at IS NULL THEN 'its entries have no dates'
    WHEN d.day < a.oldest_entry_at::DATE THEN 'before its oldest entry (' || strftime(a.oldest_entry_at, '%Y-%m-%d') || ')'
    WHEN d.day > a.last_poll_at::DATE THEN 'not asked since ' || strftime(a.last_poll_at, '%Y-%m-%d')
    ELSE 'between what its lists hold'
  END AS reason,
  a.oldest_entry_at, a.last_poll_at,
  coalesce(h.best_place = 2, false) AS partly, coalesce(h.ways, []) AS ways, coalesce(h.unsearched, []) AS unsearched,
  coalesce(c.captured, 0) AS captured
FROM seed_source AS s
JOIN days AS d USING (seed_id)
LEFT JOIN counts AS c USING (seed_id, source_id, day)
LEFT JOIN summed AS h USING (seed_id, source_id, day)
LEFT JOIN asked_summary AS a USING (seed_id, source_id);

COMMENT ON VIEW coverage IS
  'Per seed, source and day (UTC) what was known, fetched, read and related, and whether that day could be searched at all. Example: SELECT source_id, day, known, articles, related, searched, reason FROM coverage ORDER BY source_id, day';
COMMENT ON COLUMN coverage.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN coverage.source_id IS 'Source by its file in config/sources, e.g. moscow-times';
COMMENT ON COLUMN coverage.day IS 'Day, UTC, of the window of the seed';
COMMENT ON COLUMN coverage.known IS 'Addresses of that day that were known';
COMMENT ON COLUMN coverage.fetched IS 'Those of them that were fetched';
COMMENT ON COLUMN coverage.articles IS 'Articles among them';
COMMENT ON COLUMN coverage.related IS
  'Articles among them that relate to the seed (copy, partial, same_event, same_topic)';
COMMENT ON COLUMN coverage.searched IS 'True if what the source published on that day could be seen wholly';
COMMENT ON COLUMN coverage.reason IS 'Why the day is not searched wholly; NULL if it is';
COMMENT ON COLUMN coverage.oldest_entry_at IS 'Date of the oldest entry that any of its lists has shown';
COMMENT ON COLUMN coverage.last_poll_at IS 'When a list of it was last looked at';
COMMENT ON COLUMN coverage.partly IS 'True if the day could be seen in part';
COMMENT ON COLUMN coverage.ways IS 'What covers the day, e.g. [feed, sitemap, wayback]';
COMMENT ON COLUMN coverage.unsearched IS 'All archives that gave nothing of it, each with its reason';
COMMENT ON COLUMN coverage.captured IS 'Pages of that day that only an archive gave';
