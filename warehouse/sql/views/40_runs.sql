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
  FROM comparison AS c JOIN observation_seq AS o USING (observation_id)
),
-- What a later extractor takes for no article, or for another one, is no part of an article's history any more.
shown AS (
  SELECT o.observation_id, o.is_change,
    bool_or(c.run_id IS NOT NULL) AS has_comparison, list(DISTINCT c.run_id) AS compared_by
  FROM observation_seq AS o LEFT JOIN compared AS c USING (article_id, seq)
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

COMMENT ON VIEW run_outcome IS 'How each run ended; the last word counts';
COMMENT ON COLUMN run_outcome.run_id IS 'The run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN run_outcome.state IS 'completed, warning, failed, crashed or cancelled';
COMMENT ON COLUMN run_outcome.finished_at IS 'When it ended';
COMMENT ON COLUMN run_outcome.note IS 'What else there is to say, in words; NULL if nothing';

COMMENT ON VIEW run_ledger IS
  'Every address that a run knew, with the one state in which it ended: what did the run miss, and why? Example: SELECT state, reason, count(*) AS addresses FROM run_ledger GROUP BY ALL ORDER BY addresses DESC';
COMMENT ON COLUMN run_ledger.run_id IS 'The run that knew it, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN run_ledger.url_id IS 'Identity of the address: hash of its dedupe key; see table url';
COMMENT ON COLUMN run_ledger.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN run_ledger.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN run_ledger.site IS 'Registrable domain of the host, e.g. example.org';
COMMENT ON COLUMN run_ledger.source_id IS
  'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN run_ledger.state IS
  'compared, stored (an article, not yet compared), unchanged, not_article, duplicate, shared, robots, refused, blocked, not_found, http_error, redirect_error, too_large, truncated, decode_error, timeout, protocol_error, connect_error, failed, outside_window, deferred; pending while the run lives; interrupted if it died before it decided';
COMMENT ON COLUMN run_ledger.reason IS 'Why, in a few words; NULL where the state says it all';
COMMENT ON COLUMN run_ledger.decided_at IS 'When it was decided';
COMMENT ON COLUMN run_ledger.fetch_id IS 'The request that it came from; NULL if none was sent';
COMMENT ON COLUMN run_ledger.observation_id IS 'What was read; NULL if nothing was';
COMMENT ON COLUMN run_ledger.article_id IS 'The article that the address leads to; NULL if none is known';
COMMENT ON COLUMN run_ledger.via IS
  'How it was found: seed, given, feed, sitemap, news_sitemap, front, section, related, body_link, alternate, canonical, redirect, title, cdx, gdelt, warc';
COMMENT ON COLUMN run_ledger.via_url IS 'The document that named it, e.g. the feed; NULL for what was given';
COMMENT ON COLUMN run_ledger.depth IS '0 for what a source lists itself, 1 for links of the seed, and so on';

COMMENT ON VIEW funnel IS
  'Per run, host and source how many addresses were known and where they went; the sum always fits. Example: SELECT host, known, compared, unchanged, robots, blocked, not_found, deferred, balanced FROM funnel ORDER BY known DESC';
COMMENT ON COLUMN funnel.run_id IS 'The run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN funnel.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN funnel.source_id IS 'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN funnel.known IS 'Addresses that the run knew';
COMMENT ON COLUMN funnel.compared IS 'Articles that were compared with a seed';
COMMENT ON COLUMN funnel.stored IS 'Articles that were read and not yet compared';
COMMENT ON COLUMN funnel.unchanged IS 'Pages that showed what they had shown before';
COMMENT ON COLUMN funnel.not_article IS 'Pages that are no articles';
COMMENT ON COLUMN funnel.duplicate IS 'Other addresses of a page that the run has';
COMMENT ON COLUMN funnel.shared IS 'Left to another run that lives at the same time';
COMMENT ON COLUMN funnel.robots IS 'Forbidden by robots.txt; nothing was requested';
COMMENT ON COLUMN funnel.refused IS 'Forbidden by our own rules';
COMMENT ON COLUMN funnel.blocked IS 'The site turned us away (401, 402, 403, 407, 451, a challenge)';
COMMENT ON COLUMN funnel.not_found IS '404 or 410';
COMMENT ON COLUMN funnel.http_error IS 'Any other HTTP error';
COMMENT ON COLUMN funnel.too_large IS 'Larger than our bounds';
COMMENT ON COLUMN funnel.truncated IS 'The answer broke off';
COMMENT ON COLUMN funnel.timeout IS 'It took too long';
COMMENT ON COLUMN funnel.redirect_error IS 'The redirects lead nowhere';
COMMENT ON COLUMN funnel.decode_error IS 'The body could not be unpacked';
COMMENT ON COLUMN funnel.protocol_error IS 'What came is no HTTP';
COMMENT ON COLUMN funnel.connect_error IS 'No connection';
COMMENT ON COLUMN funnel.failed IS 'The extraction failed';
COMMENT ON COLUMN funnel.outside_window IS 'Dated outside the days of the seed';
COMMENT ON COLUMN funnel.deferred IS 'Left for the next run: a budget was used up, or the host asked to wait';
COMMENT ON COLUMN funnel.interrupted IS 'Left over by a run that died';
COMMENT ON COLUMN funnel.pending IS 'Not decided yet: the run lives';
COMMENT ON COLUMN funnel.balanced IS 'True if the states add up to known';

COMMENT ON VIEW runs IS
  'Each run with how it ended and its sums: what happened last night? Example: SELECT started_at, flow, seed_id, state, seconds, known, compared, failed, warnings FROM runs ORDER BY started_at DESC LIMIT 20';
COMMENT ON COLUMN runs.run_id IS 'The run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN runs.flow IS 'poll, backfill, compare, monitor, reprocess or maintain';
COMMENT ON COLUMN runs.name IS 'Name for people, e.g. karvenia 2022-01-07 12:00';
COMMENT ON COLUMN runs.seed_id IS 'The seed that it was for; NULL if for none in particular';
COMMENT ON COLUMN runs.state IS 'running, completed, warning, failed, crashed or cancelled';
COMMENT ON COLUMN runs.started_at IS 'When it began';
COMMENT ON COLUMN runs.finished_at IS 'When it ended; NULL while it lives';
COMMENT ON COLUMN runs.seconds IS 'How long it took, in seconds; NULL while it lives';
COMMENT ON COLUMN runs.note IS 'What else there is to say, in words; NULL if nothing';
COMMENT ON COLUMN runs.known IS 'Addresses that it knew';
COMMENT ON COLUMN runs.compared IS 'Articles that were compared with a seed';
COMMENT ON COLUMN runs.stored IS 'Articles that were read and not compared';
COMMENT ON COLUMN runs.unchanged IS 'Pages that showed what they had shown before';
COMMENT ON COLUMN runs.not_article IS 'Pages that are no articles';
COMMENT ON COLUMN runs.refused IS 'Addresses that robots.txt, our own rules or the site kept us from';
COMMENT ON COLUMN runs.failed IS 'Addresses that gave errors of any kind, 404 included';
COMMENT ON COLUMN runs.deferred IS 'Addresses that were left for the next run';
COMMENT ON COLUMN runs.balanced IS 'True if the ledger of the run adds up';
COMMENT ON COLUMN runs.requests IS 'HTTP requests that were sent, redirects and retries too';
COMMENT ON COLUMN runs.bytes_wire IS 'Bytes of bodies over the wire';
COMMENT ON COLUMN runs.warnings IS 'Things that people should look at; see table run_warning';
COMMENT ON COLUMN runs.window_start IS 'First moment of the days that are looked at; NULL if they have no bound';
COMMENT ON COLUMN runs.window_end IS 'Last moment of the days that are looked at; NULL if they have no bound';
COMMENT ON COLUMN runs.flow_run_id IS 'Run of Prefect that it belongs to; NULL if it ran without Prefect';
COMMENT ON COLUMN runs.code_version IS 'Version of newswake that ran, e.g. 0.4.0';
COMMENT ON COLUMN runs.config_hash IS 'Hash of the settings and the catalogue of the run: equal hashes ran alike';
COMMENT ON COLUMN runs.params IS 'What the run was called with, as JSON';
COMMENT ON COLUMN runs.pid IS 'Process that ran it';
COMMENT ON COLUMN runs.machine IS 'Machine that ran it';
