-- What a warehouse says of the world, without times, ids of runs and fetches, and places in the archive. An
-- observation's id comes from its fetch: here it is the address of its article and the id of its content. Where a run
-- that was killed and its successor may both have seen the same thing, it counts once. Names stand before each query.

-- name: articles
SELECT * EXCLUDE (article_id, first_seen_at, last_seen_at, observation_id, last_observation_id) FROM articles;

-- name: revisions
SELECT url, seq, cause, title, previous_title, words, previous_words, modified_at, content_id, previous_content_id, is_latest,
  extractor, mode, corrections, truncated
FROM article_history;

-- name: observations
SELECT DISTINCT u.url, o.* EXCLUDE (observation_id, article_id, run_id, fetch_id, url_id, observed_at, read_at), asked.dedupe_key
FROM observation AS o LEFT JOIN url AS u ON u.url_id = o.article_id LEFT JOIN url AS asked ON asked.url_id = o.url_id;

-- name: content
SELECT * EXCLUDE (batch_number) FROM content;

-- name: terms
SELECT * FROM term;

-- name: keys
SELECT * FROM name_key;

-- name: shingles
SELECT * EXCLUDE (batch_number) FROM shingle;

-- name: quotes
SELECT DISTINCT u.url, o.content_id, q.* EXCLUDE (observation_id)
FROM quote AS q JOIN observation AS o USING (observation_id) LEFT JOIN url AS u ON u.url_id = o.article_id;

-- name: links
SELECT DISTINCT u.url, o.content_id, l.* EXCLUDE (observation_id)
FROM link AS l JOIN observation AS o USING (observation_id) LEFT JOIN url AS u ON u.url_id = o.article_id;

-- name: evidence
SELECT DISTINCT u.url, o.content_id, e.* EXCLUDE (observation_id)
FROM evidence AS e JOIN observation AS o USING (observation_id) LEFT JOIN url AS u ON u.url_id = o.article_id;

-- name: urls
SELECT url_id, url, dedupe_key, host, site FROM url ANTI JOIN (SELECT url_id FROM fetch_log WHERE purpose = 'robots') USING (url_id);

-- name: aliases
SELECT DISTINCT u.url, a.alias, a.how FROM url_alias AS a LEFT JOIN url AS u USING (url_id);

-- name: led to
SELECT u.url, a.url AS article FROM url_article AS l LEFT JOIN url AS u USING (url_id) LEFT JOIN url AS a ON a.url_id = l.article_id;

-- name: discoveries
SELECT DISTINCT u.url, d.* EXCLUDE (run_id, url_id, seen_at) FROM discovery AS d LEFT JOIN url AS u USING (url_id);

-- name: endpoints
SELECT DISTINCT source_id, url, kind, found_by, CASE outcome WHEN 'not_modified' THEN 'ok' ELSE outcome END AS outcome,
  entries, entries_in_window, oldest_entry_at, newest_entry_at, note
FROM poll;

-- name: robots
SELECT DISTINCT host, status, verdict, crawl_delay_s, sitemaps, raw FROM robots_snapshot;

-- The character set is told by extraction: a request that was taken up from the archive of a killed run has none.
-- name: what was answered
SELECT DISTINCT u.dedupe_key, f.purpose, f.outcome, f.status, f.error, f.robots, f.etag, f.last_modified, f.content_type,
  f.bytes_body, f.body_sha256
FROM fetch_log AS f LEFT JOIN url AS u USING (url_id) WHERE f.outcome <> 'not_modified' AND f.purpose <> 'robots';

-- name: how each URL ended
SELECT url, CASE WHEN state IN ('compared', 'stored') THEN 'good' ELSE state END AS ended, reason
FROM run_ledger WHERE state NOT IN ('unchanged', 'interrupted')
  AND NOT (state = 'deferred' AND starts_with(reason, 'known;'))
QUALIFY row_number() OVER (PARTITION BY url_id ORDER BY decided_at DESC) = 1;

-- name: known to the last run
SELECT url, source_id FROM run_ledger
WHERE run_id = (SELECT max_by(run_id, started_at) FROM run);

-- name: last run
SELECT flow, seed_id, state, note, known, failed, balanced, warnings, window_start, window_end,
  refused, compared + stored + unchanged + not_article + deferred AS good
FROM runs QUALIFY row_number() OVER (ORDER BY started_at DESC) = 1;

-- name: warnings of the last run
SELECT subject, message FROM run_warning WHERE run_id = (SELECT max_by(run_id, started_at) FROM run);

-- name: seeds
SELECT s.* EXCLUDE (created_at, run_id, observation_id), u.url AS article, o.content_id AS observed
FROM seed_latest AS s LEFT JOIN observation AS o USING (observation_id) LEFT JOIN url AS u ON u.url_id = o.article_id;

-- name: seed states
SELECT DISTINCT seed_id, active FROM seed_state;

-- name: titles looked for
SELECT DISTINCT seed_id, title, title_key, given_by FROM title_candidate;

-- name: titles found
SELECT m.seed_id, m.title_key, u.url, m.how, m.confidence FROM title_match AS m LEFT JOIN url AS u USING (url_id);

-- name: title candidates
SELECT * EXCLUDE (since, resolved_at) FROM title_candidates;

-- name: comparisons
SELECT u.url, o.content_id, c.* EXCLUDE (observation_id, run_id, compared_at)
FROM comparison AS c JOIN observation AS o USING (observation_id) LEFT JOIN url AS u ON u.url_id = o.article_id;

-- name: passages
SELECT u.url, o.content_id, p.* EXCLUDE (observation_id)
FROM passage AS p JOIN observation AS o USING (observation_id) LEFT JOIN url AS u ON u.url_id = o.article_id;

-- name: matches
SELECT * EXCLUDE (article_id, first_seen_at, compared_at, run_id, observation_id) FROM matches;

-- name: seed passages
SELECT * EXCLUDE (article_id, observation_id) FROM seed_passages;

-- name: first publishers
SELECT * EXCLUDE (article_id, seen_at) FROM first_publishers;

-- name: sources
SELECT * FROM source_latest;

-- name: source health
SELECT source_id, CASE last_outcome WHEN 'not_modified' THEN 'ok' ELSE last_outcome END AS last_outcome, last_entries,
  last_entries_in_window, endpoints, failing_endpoints, last_problem, articles
FROM source_health;

-- name: coverage
SELECT * EXCLUDE (last_poll_at) FROM coverage;
