-- Per source: is it answering, what does it bring, when did it last bring an article, and what is to be done.
-- state: ok, quiet, failing, dead as in view feeds, of the best of its lists; never_asked. problem and advice are of the
-- worst of the lists that its file names, also where others still answer; what was found on the way may fail quietly as
-- long as others answer.
CREATE OR REPLACE VIEW source_health AS
WITH judged AS (
  SELECT *, outcome IN ('ok', 'not_modified') AS went_well FROM poll
  WHERE as_of IS NULL AND NOT coalesce(reused, false)
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
  FROM judged AS p JOIN polled AS l ON l.source_id = p.source_id AND l.last_run_id = p.run_id GROUP BY p.source_id
),
brought AS (
  SELECT source_id, count(*) AS articles, max(first_seen_at) AS last_article_at
  FROM articles WHERE source_id IS NOT NULL GROUP BY source_id
),
-- Lists that sitemap indexes name come and go.
own AS (
  SELECT *, list_position(['ok', 'quiet', 'failing', 'dead'], state) AS badness, found_by = 'config' AS is_stated
  FROM feeds WHERE level = 0 AND found_by <> 'gap'
),
best AS (
  SELECT source_id, arg_min(state, badness) AS state, min(due_at) AS next_due_at, sum(gaps)::BIGINT AS gaps
  FROM own GROUP BY source_id
),
worst AS (
  SELECT o.* FROM own AS o JOIN best AS b USING (source_id)
  WHERE o.last_problem IS NOT NULL AND (o.is_stated OR b.state <> 'ok')
  QUALIFY row_number() OVER (PARTITION BY o.source_id ORDER BY o.is_stated DESC, o.badness DESC, o.kind, o.url) = 1
)
SELECT s.source_id, s.name, s.homepage, s.country, s.langs, p.last_poll_at, p.last_outcome, p.last_ok_at,
  coalesce(l.last_entries, 0) AS last_entries, coalesce(l.last_entries_in_window, 0) AS last_entries_in_window,
  coalesce(e.endpoints, 0) AS endpoints, coalesce(e.failing_endpoints, 0) AS failing_endpoints,
  coalesce(p.polls, 0) AS polls, coalesce(p.failures, 0) AS failures, p.last_problem,
  coalesce(b.articles, 0) AS articles, b.last_article_at,
  CASE WHEN p.polls IS NULL THEN 'never_asked' ELSE coalesce(h.state, 'failing') END AS state,
  list_name(w.kind) || ' ' || left(w.url, 300) || ': ' || w.last_problem AS problem,
  CASE WHEN p.polls IS NULL THEN 'it was never asked: run `newswake poll`' ELSE w.advice END AS advice,
  h.next_due_at, coalesce(h.gaps, 0) AS gaps
FROM source_latest AS s LEFT JOIN polled AS p USING (source_id) LEFT JOIN listed AS l USING (source_id)
LEFT JOIN endpoints AS e USING (source_id) LEFT JOIN brought AS b USING (source_id)
LEFT JOIN best AS h USING (source_id) LEFT JOIN worst AS w USING (source_id);

COMMENT ON VIEW source_health IS
  'Per source: does it answer, what does it bring, when did it last bring an article, and what is to be done? Example: SELECT name, state, last_article_at, problem, advice FROM source_health WHERE state <> ''ok'' OR problem IS NOT NULL';
COMMENT ON COLUMN source_health.source_id IS 'Name of its file in config/sources, e.g. moscow-times';
COMMENT ON COLUMN source_health.name IS 'Name of the outlet';
COMMENT ON COLUMN source_health.homepage IS 'Front page of the outlet';
COMMENT ON COLUMN source_health.country IS 'Country of the outlet, ISO 3166-1 alpha-2 in lower case, e.g. kz';
COMMENT ON COLUMN source_health.langs IS 'Languages in which it publishes, e.g. [en, ru]';
COMMENT ON COLUMN source_health.last_poll_at IS 'When any of its lists was last looked at';
COMMENT ON COLUMN source_health.last_outcome IS 'How that look ended';
COMMENT ON COLUMN source_health.last_ok_at IS 'When one last answered well';
COMMENT ON COLUMN source_health.last_entries IS 'Entries that its lists had in the last run that looked';
COMMENT ON COLUMN source_health.last_entries_in_window IS 'Those of the days that this run looked at';
COMMENT ON COLUMN source_health.endpoints IS 'Lists that were looked at';
COMMENT ON COLUMN source_health.failing_endpoints IS 'Lists of which the last look went wrong';
COMMENT ON COLUMN source_health.polls IS 'Looks at its lists';
COMMENT ON COLUMN source_health.failures IS 'Looks that went wrong';
COMMENT ON COLUMN source_health.last_problem IS 'What was said at the last look that went wrong';
COMMENT ON COLUMN source_health.articles IS 'Articles of it that we have';
COMMENT ON COLUMN source_health.last_article_at IS 'When its newest article was first read';
COMMENT ON COLUMN source_health.state IS
  'ok, quiet, failing or dead, as in view feeds, of the best of its lists; never_asked';
COMMENT ON COLUMN source_health.problem IS 'What is wrong with the worst of its lists; NULL if nothing is';
COMMENT ON COLUMN source_health.advice IS 'What to do about it; NULL if nothing';
COMMENT ON COLUMN source_health.next_due_at IS 'When a list of it is to be asked next';
COMMENT ON COLUMN source_health.gaps IS 'How often its lists may have lost entries';
