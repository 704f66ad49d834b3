-- How a run ended; the last word counts.
CREATE OR REPLACE VIEW run_outcome AS
SELECT run_id, arg_max(state, (finished_at, state)) AS state, max(finished_at) AS finished_at,
  arg_max(note, (finished_at, state)) AS note
FROM run_end GROUP BY run_id;

-- Every URL that a run knew, with the one state in which it ended. 'stored' reads 'compared' once its revision has a
-- comparison, 'unchanged' if the page showed what it had shown before, and 'not_article' if a later extractor found none. Without a state: 'pending' while the run
-- lives, 'interrupted' after.
CREATE OR REPLACE VIEW run_ledger AS
WITH decided AS (
  SELECT run_id, url_id, arg_max(state, (decided_at, state)) AS state, arg_max(reason, (decided_at, state)) AS reason,
    arg_max(fetch_id, (decided_at, state)) AS fetch_id, max(observation_id) AS observation_id,
    max(decided_at) AS decided_at, count(*) AS decisions
  FROM run_url GROUP BY run_id, url_id
),
found AS (
  SELECT run_id, url_id, arg_min(via, (seen_at, depth, via)) AS via, arg_min(via_url, (seen_at, depth, via)) AS via_url,
    arg_min(source_id, (seen_at, depth, via)) AS source_id, min(depth) AS depth
  FROM discovery GROUP BY run_id, url_id
),
known AS (
  SELECT run_id, url_id FROM run_url UNION SELECT run_id, url_id FROM discovery
),
compared AS (
  SELECT DISTINCT o.article_id, o.seq, c.run_id
  FROM comparison AS c JOIN article_observation AS o USING (observation_id)
),
-- What a later extractor takes for no article, or for another one, is no part of an article's history any more.
shown AS (
  SELECT o.observation_id, o.is_change,
    bool_or(c.run_id IS NOT NULL) AS has_comparison, list(DISTINCT c.run_id) AS compared_by
  FROM article_observation AS o LEFT JOIN compared AS c USING (article_id, seq)
  GROUP BY o.observation_id, o.is_change
),
taken_back AS (
  SELECT r.observation_id, r.verdict_now, c.observation_id IS NOT NULL AS has_comparison
  FROM reading AS r LEFT JOIN (SELECT DISTINCT observation_id FROM comparison) AS c USING (observation_id)
  WHERE r.verdict = 'article' AND NOT r.stands
)
SELECT k.run_id, k.url_id, u.url, u.host, u.site, f.source_id,
  CASE
    WHEN d.state IS NULL AND e.run_id IS NULL THEN 'pending'
    WHEN d.state IS NULL THEN 'interrupted'
    WHEN d.state = 'stored' AND s.is_change AND s.has_comparison THEN 'compared'
    WHEN d.state = 'stored' AND NOT s.is_change AND list_contains(s.compared_by, k.run_id) THEN 'compared'
    WHEN d.state = 'stored' AND NOT s.is_change THEN 'unchanged'
    WHEN d.state = 'stored' AND t.verdict_now = 'not_article' THEN 'not_article'
    WHEN d.state = 'stored' AND t.has_comparison THEN 'compared'
    ELSE d.state
  END AS state,
  CASE WHEN d.state = 'stored' AND t.verdict_now = 'not_article' THEN 'so says a later extractor' ELSE d.reason END AS reason,
  d.decided_at, d.fetch_id, d.observation_id, coalesce(o.article_id, a.article_id) AS article_id,
  f.via, f.via_url, f.depth
FROM known AS k
LEFT JOIN decided AS d USING (run_id, url_id)
LEFT JOIN found AS f USING (run_id, url_id)
LEFT JOIN run_outcome AS e USING (run_id)
LEFT JOIN url AS u USING (url_id)
LEFT JOIN shown AS s ON s.observation_id = d.observation_id
LEFT JOIN taken_back AS t ON t.observation_id = d.observation_id
LEFT JOIN observation AS o ON o.observation_id = d.observation_id
LEFT JOIN url_article AS a ON a.url_id = k.url_id;

-- Where did the URLs go? balanced: all that the run knew ended in a state that a run gives; a URL may be left
-- 'interrupted' only by a run that did not end by itself.
CREATE OR REPLACE VIEW funnel AS
SELECT l.run_id, l.host, l.source_id, count(*) AS known,
  count(*) FILTER (l.state = 'compared') AS compared, count(*) FILTER (l.state = 'stored') AS stored,
  count(*) FILTER (l.state = 'unchanged') AS unchanged, count(*) FILTER (l.state = 'not_article') AS not_article,
  count(*) FILTER (l.state = 'duplicate') AS duplicate, count(*) FILTER (l.state = 'shared') AS shared,
  count(*) FILTER (l.state = 'robots') AS robots, count(*) FILTER (l.state = 'refused') AS refused,
  count(*) FILTER (l.state = 'blocked') AS blocked, count(*) FILTER (l.state = 'not_found') AS not_found,
  count(*) FILTER (l.state = 'http_error') AS http_error, count(*) FILTER (l.state = 'too_large') AS too_large,
  count(*) FILTER (l.state = 'truncated') AS truncated, count(*) FILTER (l.state = 'timeout') AS timeout,
  count(*) FILTER (l.state = 'redirect_error') AS redirect_error, count(*) FILTER (l.state = 'decode_error') AS decode_error,
  count(*) FILTER (l.state = 'protocol_error') AS protocol_error, count(*) FILTER (l.state = 'connect_error') AS connect_error,
  count(*) FILTER (l.state = 'failed') AS failed,
  count(*) FILTER (l.state = 'outside_window') AS outside_window, count(*) FILTER (l.state = 'deferred') AS deferred,
  count(*) FILTER (l.state = 'interrupted') AS interrupted, count(*) FILTER (l.state = 'pending') AS pending,
  known = compared + stored + unchanged + not_article + duplicate + shared + robots + refused + blocked + not_found
    + http_error + redirect_error + too_large + truncated + decode_error + timeout + protocol_error + connect_error + failed
    + outside_window + deferred
    + CASE WHEN any_value(e.state) IN ('crashed', 'failed', 'cancelled') THEN interrupted ELSE 0 END AS balanced
FROM run_ledger AS l LEFT JOIN run_outcome AS e USING (run_id)
GROUP BY l.run_id, l.host, l.source_id;

-- Each run with its end and its counts. requests are those that were sent, redirects and retries too.
CREATE OR REPLACE VIEW runs AS
WITH ledger AS (
  SELECT run_id, sum(known)::BIGINT AS known, sum(compared)::BIGINT AS compared, sum(stored)::BIGINT AS stored,
    sum(unchanged)::BIGINT AS unchanged, sum(not_article)::BIGINT AS not_article, sum(deferred)::BIGINT AS deferred,
    sum(robots + refused + blocked)::BIGINT AS refused,
    sum(not_found + http_error + redirect_error + too_large + truncated + decode_error + timeout + protocol_error
      + connect_error + failed)::BIGINT AS failed,
    bool_and(balanced) AS balanced
  FROM funnel GROUP BY run_id
),
traffic AS (
  SELECT run_id, count(*) AS requests, sum(bytes_wire)::BIGINT AS bytes_wire
  FROM fetch_log WHERE attempt > 0 GROUP BY run_id
),
warned AS (
  SELECT run_id, count(*) AS warnings FROM run_warning GROUP BY run_id
)
SELECT r.run_id, r.flow, r.name, r.seed_id, coalesce(e.state, 'running') AS state, r.started_at, e.finished_at,
  CASE WHEN e.finished_at IS NOT NULL THEN greatest(date_diff('millisecond', r.started_at, e.finished_at), 0) / 1000.0 END AS seconds,
  e.note,
  coalesce(l.known, 0) AS known, coalesce(l.compared, 0) AS compared, coalesce(l.stored, 0) AS stored,
  coalesce(l.unchanged, 0) AS unchanged, coalesce(l.not_article, 0) AS not_article,
  coalesce(l.refused, 0) AS refused, coalesce(l.failed, 0) AS failed, coalesce(l.deferred, 0) AS deferred,
  coalesce(l.balanced, true) AS balanced, coalesce(t.requests, 0) AS requests, coalesce(t.bytes_wire, 0) AS bytes_wire,
  coalesce(w.warnings, 0) AS warnings, r.window_start, r.window_end, r.flow_run_id, r.code_version, r.config_hash,
  r.params, r.pid, r.machine
FROM run AS r LEFT JOIN run_outcome AS e USING (run_id) LEFT JOIN ledger AS l USING (run_id)
LEFT JOIN traffic AS t USING (run_id) LEFT JOIN warned AS w USING (run_id);
