-- What people call the lists of a source.
CREATE OR REPLACE MACRO list_name(kind) AS CASE kind
  WHEN 'front' THEN 'front page' WHEN 'section' THEN 'section page' WHEN 'news_sitemap' THEN 'news sitemap'
  WHEN 'sitemap_index' THEN 'sitemap index' ELSE kind END;

-- How the last look at a list ended, in words.
CREATE OR REPLACE MACRO outcome_words(outcome) AS CASE outcome
  WHEN 'robots' THEN 'robots.txt forbids it' WHEN 'refused' THEN 'our own rules forbid it'
  WHEN 'not_found' THEN 'not found (404 or 410)' WHEN 'blocked' THEN 'the site turns us away'
  WHEN 'retry_later' THEN 'the host asks us to wait' WHEN 'http_error' THEN 'the server answers with an error'
  WHEN 'redirect_error' THEN 'its redirects lead nowhere' WHEN 'connect_error' THEN 'no connection'
  WHEN 'protocol_error' THEN 'the connection breaks' WHEN 'timeout' THEN 'it takes too long'
  WHEN 'too_large' THEN 'it is too large' WHEN 'truncated' THEN 'the answer breaks off'
  WHEN 'decode_error' THEN 'the answer cannot be unpacked' WHEN 'unreadable' THEN 'the answer cannot be read'
  WHEN 'empty' THEN 'it lists nothing' ELSE outcome END;

-- What a person can do about a list, by how the last look at it ended.
CREATE OR REPLACE MACRO list_advice(source_id, kind, outcome, state, moved_to, newest_entry_at) AS CASE
  WHEN outcome = 'robots'
    THEN 'robots.txt forbids it: ask the publisher for leave, or take this ' || list_name(kind) || ' out of the source''s file'
  WHEN outcome = 'blocked'
    THEN 'the site turns us away: look at the address in a browser, poll it less often, or ask the publisher for leave'
  WHEN outcome = 'refused' THEN 'our own rules forbid this address: correct it in the source''s file'
  WHEN outcome = 'retry_later' THEN 'nothing to do: it is asked again when its host allows it'
  WHEN outcome IN ('not_found', 'redirect_error', 'unreadable', 'too_large')
    THEN 'see what the site offers now: run `newswake sources check ' || source_id || ' --live`'
  WHEN state = 'dead' THEN 'it has not answered for long: run `newswake sources check ' || source_id
    || ' --live`; if the site is gone for good, take it out of the source''s file'
  WHEN state = 'failing' THEN 'nothing to do yet: it is asked again on its own, and again as often as before once it answers'
  WHEN state = 'quiet' AND newest_entry_at IS NOT NULL THEN 'nothing new for long: see whether the outlet still uses it: run `newswake sources check '
    || source_id || ' --live`'
  WHEN state = 'quiet' THEN 'it answers, but lists nothing: run `newswake sources check ' || source_id || ' --live`'
  WHEN moved_to IS NOT NULL THEN 'its ' || list_name(kind) || ' has moved to ' || moved_to
    || ': run `newswake sources check ' || source_id || ' --live`, and write the new address into the source''s file'
END;

-- One row per list of a source: feed, sitemap, front page, section page. What an archive keeps of it does not count, nor
-- what was taken from another poll's answer. entries, new_entries and the dates are of the last answer that listed any.
-- state: ok; quiet (it answers, but lists nothing, or nothing new for longer than is its way: five times the median step
-- from one newest entry to the next, half as long again as the longest; a day at least, two weeks at most); failing; dead
-- (five looks and two weeks without a good answer). interval_s: how often it is asked at present. moved_to: where it is redirected for good.
CREATE OR REPLACE VIEW feeds AS
WITH asked AS (
  SELECT *, outcome IN ('ok', 'not_modified', 'empty') AS went_well FROM poll
  WHERE as_of IS NULL AND NOT coalesce(reused, false) AND outcome <> 'shared'
),
list AS (
  SELECT source_id, url, arg_max(kind, polled_at) AS kind, arg_max(found_by, polled_at) AS found_by,
    coalesce(min(level), 0) AS level, count(*) AS polls, count(*) FILTER (NOT went_well) AS failures,
    min(polled_at) AS first_asked_at, max(polled_at) AS last_asked_at,
    max(polled_at) FILTER (went_well) AS last_ok_at, arg_max(outcome, (polled_at, run_id)) AS last_outcome,
    arg_max({'note': note}, (polled_at, run_id)).note AS last_note,
    arg_max(fetch_id, polled_at) FILTER (went_well) AS ok_fetch_id,
    arg_max(entries, polled_at) FILTER (entries > 0) AS entries,
    arg_max({'n': new_entries}, polled_at) FILTER (entries > 0).n AS new_entries,
    arg_max({'at': oldest_entry_at}, polled_at) FILTER (entries > 0).at AS oldest_entry_at,
    arg_max({'at': newest_entry_at}, polled_at) FILTER (entries > 0).at AS newest_entry_at,
    arg_max(interval_s, polled_at) AS interval_s, arg_max(due_at, polled_at) AS due_at,
    coalesce(arg_max(failure_score, polled_at), 0) AS failure_score,
    count(gap_since) AS gaps, arg_max(gap_since, polled_at) AS last_gap_since, arg_max(gap_until, polled_at) AS last_gap_until
  FROM asked GROUP BY source_id, url
),
newest AS (
  SELECT DISTINCT source_id, url, newest_entry_at AS newest_at FROM asked
  WHERE entries > 0 AND newest_entry_at <= polled_at AND polled_at > (SELECT max(polled_at) FROM asked) - INTERVAL 60 DAY
),
step AS (
  SELECT source_id, url, newest_at,
    epoch(newest_at) - epoch(lag(newest_at) OVER (PARTITION BY source_id, url ORDER BY newest_at)) AS seconds FROM newest
),
-- How long a list may be silent. Two weeks, as long as less than a week of it is known: weekends are quiet.
patience AS (
  SELECT source_id, url,
    to_seconds(CASE WHEN count(seconds) < 5 OR max(newest_at) - min(newest_at) < INTERVAL 7 DAY THEN 14 * 86400
      ELSE least(14 * 86400, greatest(86400, 5 * median(seconds), 1.5 * max(seconds))) END) AS silence
  FROM step GROUP BY source_id, url
),
failed_since AS (
  SELECT source_id, url, count(*) AS looks FROM asked AS a JOIN list AS l USING (source_id, url)
  WHERE a.polled_at > coalesce(l.last_ok_at, l.first_asked_at - INTERVAL 1 SECOND) GROUP BY source_id, url
),
-- Only where every redirect on the way is for good.
answer AS (
  SELECT fetch_id, any_value(chain_id) AS chain_id, any_value(final_url) AS final_url
  FROM fetch_log SEMI JOIN list ON list.ok_fetch_id = fetch_log.fetch_id WHERE hop > 0 GROUP BY fetch_id
),
moved AS (
  SELECT a.fetch_id, any_value(a.final_url) AS moved_to
  FROM answer AS a JOIN fetch_log AS f ON f.chain_id = a.chain_id
  WHERE f.outcome = 'redirect' GROUP BY a.fetch_id HAVING bool_and(f.status IN (301, 308))
),
judged AS (
  SELECT l.*, coalesce(f.looks, 0) AS failures_in_a_row, m.moved_to,
    CASE
      WHEN f.looks >= 5 AND l.last_asked_at >= coalesce(l.last_ok_at, l.first_asked_at) + INTERVAL 14 DAY THEN 'dead'
      WHEN f.looks > 0 THEN 'failing'
      WHEN l.last_outcome = 'empty' OR l.newest_entry_at < l.last_asked_at - coalesce(p.silence, INTERVAL 14 DAY) THEN 'quiet'
      ELSE 'ok'
    END AS state
  FROM list AS l LEFT JOIN failed_since AS f USING (source_id, url) LEFT JOIN moved AS m ON m.fetch_id = l.ok_fetch_id
  LEFT JOIN patience AS p USING (source_id, url)
)
SELECT j.source_id, s.name AS source, j.url, j.kind, j.found_by, j.level, j.state, j.last_asked_at, j.last_ok_at, j.last_outcome,
  CASE
    WHEN j.state IN ('failing', 'dead') OR j.last_outcome = 'empty'
      THEN outcome_words(j.last_outcome) || coalesce(' (' || left(j.last_note, 300) || ')', '')
    WHEN j.state = 'quiet' THEN 'its newest entry is of ' || strftime(j.newest_entry_at, '%Y-%m-%d')
    WHEN j.moved_to IS NOT NULL THEN 'it has moved to ' || j.moved_to
  END AS last_problem,
  list_advice(j.source_id, j.kind, j.last_outcome, j.state, j.moved_to, j.newest_entry_at) AS advice,
  j.entries, j.new_entries, j.oldest_entry_at, j.newest_entry_at, j.polls, j.failures, j.failures_in_a_row, j.failure_score,
  j.interval_s, j.due_at, j.gaps, j.last_gap_since, j.last_gap_until, j.moved_to, j.first_asked_at
FROM judged AS j LEFT JOIN source_latest AS s USING (source_id);

-- Times of which a feed may have lost entries: two polls that had none in common. sitemaps_read counts the sitemaps that the
-- same run read for that time, entries_found the addresses that they list of it, new_addresses those of them that nobody had
-- named before. state: searched (sitemaps were read, or archives searched, for all of its days), partly, open.
CREATE OR REPLACE VIEW feed_gaps AS
WITH gap AS (
  SELECT source_id, url, kind, gap_since AS since, gap_until AS until, polled_at AS noticed_at, run_id
  FROM poll WHERE gap_since IS NOT NULL AND gap_until IS NOT NULL AND NOT coalesce(reused, false)
),
looked AS (
  SELECT g.source_id, g.url, g.run_id, count(DISTINCT p.url) AS sitemaps_asked,
    count(DISTINCT p.url) FILTER (p.outcome IN ('ok', 'not_modified')) AS sitemaps_read
  FROM gap AS g JOIN poll AS p ON p.run_id = g.run_id AND p.source_id = g.source_id
  WHERE p.kind IN ('sitemap', 'news_sitemap', 'sitemap_index') AND p.as_of IS NULL
  GROUP BY g.source_id, g.url, g.run_id
),
listed AS (
  SELECT g.source_id, g.url, g.run_id, count(DISTINCT d.url_id) AS entries_found,
    count(DISTINCT d.url_id) FILTER (u.first_seen_at >= r.started_at) AS new_addresses
  FROM gap AS g
  JOIN discovery AS d ON d.run_id = g.run_id AND d.source_id = g.source_id
    AND coalesce(d.claimed_published_at, d.claimed_modified_at) BETWEEN g.since AND g.until
  LEFT JOIN url AS u USING (url_id)
  LEFT JOIN run AS r ON r.run_id = g.run_id
  WHERE d.via IN ('sitemap', 'news_sitemap')
  GROUP BY g.source_id, g.url, g.run_id
),
covered AS (
  SELECT g.source_id, g.url, g.run_id,
    bool_or(q.state = 'searched' AND q.first_day <= g.since::DATE AND q.last_day >= g.until::DATE) AS is_whole,
    list_sort(list_distinct(list(q.way))) AS archives
  FROM gap AS g JOIN search AS q ON q.first_day <= g.until::DATE AND q.last_day >= g.since::DATE
    AND (q.source_id = g.source_id OR q.source_id IS NULL)
  WHERE q.state IN ('searched', 'partly') GROUP BY g.source_id, g.url, g.run_id
)
SELECT g.source_id, s.name AS source, g.url, g.kind, g.since, g.until,
  round(date_diff('second', g.since, g.until) / 3600.0, 1) AS hours, g.noticed_at,
  CASE WHEN l.sitemaps_read > 0 OR c.is_whole THEN 'searched' WHEN c.archives IS NOT NULL THEN 'partly' ELSE 'open' END AS state,
  coalesce(l.sitemaps_asked, 0) AS sitemaps_asked, coalesce(l.sitemaps_read, 0) AS sitemaps_read,
  coalesce(f.entries_found, 0) AS entries_found, coalesce(f.new_addresses, 0) AS new_addresses,
  coalesce(c.archives, []) AS archives, g.run_id
FROM gap AS g LEFT JOIN source_latest AS s USING (source_id)
LEFT JOIN looked AS l USING (source_id, url, run_id) LEFT JOIN listed AS f USING (source_id, url, run_id)
LEFT JOIN covered AS c USING (source_id, url, run_id);

COMMENT ON MACRO list_name IS 'What people call a list of a source, e.g. list_name(news_sitemap) is news sitemap';

COMMENT ON MACRO outcome_words IS 'How a look at a list ended, in words, e.g. timeout is: it takes too long';

COMMENT ON MACRO list_advice IS 'What a person can do about a list; NULL if nothing';

COMMENT ON VIEW feeds IS
  'Each list of a source (feed, sitemap, front page, section page): does it answer, and what is to be done? Example: SELECT source, kind, state, last_ok_at, last_problem, advice FROM feeds WHERE state <> ''ok''';
COMMENT ON COLUMN feeds.source_id IS 'Source by its file in config/sources, e.g. moscow-times';
COMMENT ON COLUMN feeds.source IS 'Name of the outlet';
COMMENT ON COLUMN feeds.url IS 'Address of the list';
COMMENT ON COLUMN feeds.kind IS 'feed, sitemap, news_sitemap, sitemap_index, front or section';
COMMENT ON COLUMN feeds.found_by IS 'Who named the list: config, autodiscovery, robots, sitemap_index, capture, gap';
COMMENT ON COLUMN feeds.level IS 'Sitemap indexes above it, from 0';
COMMENT ON COLUMN feeds.state IS
  'ok, quiet (nothing new for longer than is its way), failing, or dead (five looks and two weeks without a good answer)';
COMMENT ON COLUMN feeds.last_asked_at IS 'When it was last looked at';
COMMENT ON COLUMN feeds.last_ok_at IS 'When it last answered well; NULL if never';
COMMENT ON COLUMN feeds.last_outcome IS 'How the last look ended, as in fetch_log; empty or unreadable besides';
COMMENT ON COLUMN feeds.last_problem IS 'What is wrong with it, in words; NULL if nothing is';
COMMENT ON COLUMN feeds.advice IS 'What to do about it; NULL if nothing';
COMMENT ON COLUMN feeds.entries IS 'Entries of its last answer that listed any';
COMMENT ON COLUMN feeds.new_entries IS 'Those of them that nobody had named before';
COMMENT ON COLUMN feeds.oldest_entry_at IS 'Date of its oldest entry; NULL if none is dated';
COMMENT ON COLUMN feeds.newest_entry_at IS 'Date of its newest entry; NULL if none is dated';
COMMENT ON COLUMN feeds.polls IS 'How often it was looked at';
COMMENT ON COLUMN feeds.failures IS 'How many of the looks went wrong';
COMMENT ON COLUMN feeds.failures_in_a_row IS 'How many went wrong since the last good one';
COMMENT ON COLUMN feeds.failure_score IS
  'Grows with each bad answer and falls to 0 with a good one; the higher, the rarer it is asked';
COMMENT ON COLUMN feeds.interval_s IS 'Seconds between two looks at present, e.g. 900';
COMMENT ON COLUMN feeds.due_at IS 'When it is to be asked next';
COMMENT ON COLUMN feeds.gaps IS 'How often it may have lost entries between two looks; see view feed_gaps';
COMMENT ON COLUMN feeds.last_gap_since IS 'Beginning of the last such time';
COMMENT ON COLUMN feeds.last_gap_until IS 'End of the last such time';
COMMENT ON COLUMN feeds.moved_to IS 'Where it is redirected for good; NULL if it is not';
COMMENT ON COLUMN feeds.first_asked_at IS 'When it was first looked at';

COMMENT ON VIEW feed_gaps IS
  'Times of which a feed may have lost entries, since two looks had none in common; and whether they were looked up elsewhere. Example: SELECT source, since, until, hours, state, new_addresses FROM feed_gaps ORDER BY since DESC';
COMMENT ON COLUMN feed_gaps.source_id IS 'Source by its file in config/sources, e.g. moscow-times';
COMMENT ON COLUMN feed_gaps.source IS 'Name of the outlet';
COMMENT ON COLUMN feed_gaps.url IS 'Address of the list';
COMMENT ON COLUMN feed_gaps.kind IS 'feed, sitemap, news_sitemap, sitemap_index, front or section';
COMMENT ON COLUMN feed_gaps.since IS 'Newest entry of the look before: from here on entries may be lost';
COMMENT ON COLUMN feed_gaps.until IS 'Oldest entry of the next look';
COMMENT ON COLUMN feed_gaps.hours IS 'Length of the gap in hours';
COMMENT ON COLUMN feed_gaps.noticed_at IS 'When it was noticed';
COMMENT ON COLUMN feed_gaps.state IS 'searched (all of its days were looked up), partly or open';
COMMENT ON COLUMN feed_gaps.sitemaps_asked IS 'Sitemaps that the same run asked for that time';
COMMENT ON COLUMN feed_gaps.sitemaps_read IS 'Those of them that answered';
COMMENT ON COLUMN feed_gaps.entries_found IS 'Addresses that they list of that time';
COMMENT ON COLUMN feed_gaps.new_addresses IS 'Those of them that nobody had named before';
COMMENT ON COLUMN feed_gaps.archives IS 'Archives that were searched for that time, e.g. [wayback]';
COMMENT ON COLUMN feed_gaps.run_id IS 'The run that noticed it, e.g. 20220107T120000-3f9a1c';
