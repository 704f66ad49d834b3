-- Every request that was sent, with what its host was owed when it began: the receipt for a webmaster.
-- gap_ms is the time from the end of the requests before it at that host, of all runs and processes, to its start; below
-- zero two were under way at once. owed_until is the latest moment up to which any of them, by delay_ms or by the host's own
-- Retry-After, had the host left alone; spare_ms is how much later than that this one began.
-- Precision: started_at is exact to the microsecond, elapsed_ms and delay_ms are rounded to the millisecond, so that the
-- end of a rest may be told half a millisecond late for each of them. is_polite allows for this one millisecond, for no
-- more. All processes of one machine read one clock; if that is set back, the order of requests is not what it was.
-- Version 0.1 put all redirects of a page into one row: when its first request ended is not known, its start counts.
CREATE OR REPLACE VIEW requests AS
WITH sent AS (
  SELECT *,
    started_at + to_milliseconds(CASE WHEN len(coalesce(redirects, [])) > hop THEN 0 ELSE elapsed_ms END) AS ended_at
  FROM fetch_log WHERE attempt > 0
),
owing AS (
  SELECT *, greatest(ended_at + to_milliseconds(coalesce(delay_ms, 0)), retry_at) AS rest_until FROM sent
),
placed AS (
  SELECT *, lag(started_at) OVER at_host AS previous_at, max(ended_at) OVER before AS previous_end,
    max(rest_until) OVER before AS owed_until
  FROM owing
  WINDOW at_host AS (PARTITION BY host ORDER BY started_at, ended_at, fetch_id, attempt),
    before AS (PARTITION BY host ORDER BY started_at, ended_at, fetch_id, attempt ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT run_id, fetch_id, chain_id, hop, attempt, purpose, host, final_url AS url, started_at, elapsed_ms, latency_ms,
  waited_ms, wait_reason, robots, outcome, status, barrier, error, bytes_wire, opt_outs, delay_ms, retry_at, owed_until,
  date_diff('microsecond', previous_at, started_at) / 1000.0 AS interval_ms,
  date_diff('microsecond', previous_end, started_at) / 1000.0 AS gap_ms,
  date_diff('microsecond', previous_end, owed_until) / 1000.0 AS due_ms,
  date_diff('microsecond', owed_until, started_at) / 1000.0 AS spare_ms,
  coalesce(spare_ms >= -1, true) AS is_polite
FROM placed;

-- Per run and host the least rest that the host was given before a request of this run, whoever made the request before
-- it. least_interval_ms is from start to start, least_gap_ms from end to start. delay_ms is the rest that was due: before
-- the request with the least gap or, if any came too soon, before the worst of them; for a host that was asked once, after it.
CREATE OR REPLACE VIEW politeness AS
SELECT run_id, host, count(*) AS requests, min(interval_ms) AS least_interval_ms, min(gap_ms) AS least_gap_ms,
  coalesce(CASE WHEN bool_and(is_polite) THEN arg_min(due_ms, gap_ms) ELSE arg_min(due_ms, spare_ms) END, max(delay_ms))
    AS delay_ms,
  sum(waited_ms)::BIGINT AS waited_ms, bool_and(is_polite) AS ok, count(*) FILTER (NOT is_polite) AS violations
FROM requests GROUP BY run_id, host;

-- Reservations against text mining or AI that hosts have made: in robots.txt, in a response's headers, in a page.
CREATE OR REPLACE VIEW opt_outs AS
WITH seen AS (
  SELECT host, 'robots.txt' AS place, unnest(opt_outs) AS reservation, fetched_at AS seen_at, NULL AS url
  FROM robots_snapshot
  UNION ALL
  SELECT host, 'header', unnest(opt_outs), started_at, final_url FROM fetch_log
  UNION ALL
  SELECT u.host, 'page', e.value, o.observed_at, u.url
  FROM evidence AS e JOIN observation AS o USING (observation_id) JOIN url AS u ON u.url_id = o.article_id
  WHERE e.field = 'opt_out'
)
SELECT host, place, reservation, count(*) AS times, min(seen_at) AS first_seen_at, max(seen_at) AS last_seen_at,
  arg_max(url, (seen_at, url)) AS last_url
FROM seen GROUP BY host, place, reservation;

-- The lines of a robots.txt that say something: without comments, without what is empty.
CREATE OR REPLACE MACRO robots_lines(raw) AS
  list_filter(
    list_transform(
      string_split(replace(coalesce(raw, ''), chr(13), chr(10)), chr(10)),
      lambda line: trim(regexp_replace(line, '#.*', ''))),
    lambda line: line <> '');

-- What an origin's robots.txt says now and did not say before. An answer that closes the host for a while (5xx) says
-- nothing of the rules; what comes after it is held against the last rules that were told. Comments and empty lines do
-- not count. Where lines have only been moved, both lists are empty.
CREATE OR REPLACE VIEW robots_changes AS
WITH asked AS (
  SELECT fetch_id, any_value(nullif(regexp_extract(requested_url, '^https?://[^/?#]+'), '')) AS origin
  FROM fetch_log WHERE purpose = 'robots' GROUP BY fetch_id
),
-- Texts are long: they are told apart by their hashes, and read only where these differ.
told AS (
  SELECT s.host, s.fetched_at, s.run_id, s.status, s.verdict, s.crawl_delay_s, s.verdict <> 'closed' AS is_rules,
    hash(coalesce(s.raw, '')) AS text_hash,
    regexp_replace(coalesce(a.origin, 'https://' || s.host), '^(https://.+):443$|^(http://.+):80$', '\1\2') AS origin
  FROM robots_snapshot AS s LEFT JOIN asked AS a USING (fetch_id)
),
paired AS (
  SELECT *, lag(verdict) OVER in_time AS from_verdict, lag(status) OVER in_time AS from_status,
    last_value(CASE WHEN is_rules THEN {'at': fetched_at, 'text_hash': text_hash, 'delay': crawl_delay_s} END IGNORE NULLS)
      OVER before AS held
  FROM told
  WINDOW in_time AS (PARTITION BY origin ORDER BY fetched_at),
    before AS (PARTITION BY origin ORDER BY fetched_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
differing AS (
  SELECT *, is_rules AND held IS NOT NULL AND held.text_hash <> text_hash AS is_rewritten FROM paired
  WHERE from_verdict <> verdict OR (is_rules AND held IS NOT NULL
    AND (held.text_hash <> text_hash OR held.delay IS DISTINCT FROM crawl_delay_s))
),
texts AS (
  SELECT d.origin, d.fetched_at, n.raw AS text_now, b.raw AS text_before
  FROM differing AS d
  JOIN robots_snapshot AS n ON n.host = d.host AND n.fetched_at = d.fetched_at
  JOIN robots_snapshot AS b ON b.host = d.host AND b.fetched_at = d.held.at
  WHERE d.is_rewritten
),
split AS (
  SELECT origin, fetched_at, robots_lines(text_now) AS lines_now, robots_lines(text_before) AS lines_before FROM texts
),
line_now AS (
  SELECT origin, fetched_at, unnest(lines_now) AS line, generate_subscripts(lines_now, 1) AS place FROM split
),
line_before AS (
  SELECT origin, fetched_at, unnest(lines_before) AS line, generate_subscripts(lines_before, 1) AS place FROM split
),
added AS (
  SELECT origin, fetched_at, list(line ORDER BY place) AS lines
  FROM line_now ANTI JOIN line_before USING (origin, fetched_at, line) GROUP BY origin, fetched_at
),
removed AS (
  SELECT origin, fetched_at, list(line ORDER BY place) AS lines
  FROM line_before ANTI JOIN line_now USING (origin, fetched_at, line) GROUP BY origin, fetched_at
)
SELECT d.host, d.origin, d.fetched_at AS changed_at, d.run_id, d.from_verdict, d.verdict AS to_verdict,
  d.from_status, d.status AS to_status,
  d.held.delay AS from_crawl_delay_s, CASE WHEN d.is_rules THEN d.crawl_delay_s ELSE d.held.delay END AS to_crawl_delay_s,
  coalesce(a.lines, []) AS lines_added, coalesce(r.lines, []) AS lines_removed
FROM differing AS d
LEFT JOIN split AS s USING (origin, fetched_at)
LEFT JOIN added AS a USING (origin, fetched_at) LEFT JOIN removed AS r USING (origin, fetched_at)
WHERE d.from_verdict <> d.verdict OR d.held.delay IS DISTINCT FROM d.crawl_delay_s OR s.lines_now IS DISTINCT FROM s.lines_before;

-- Where an observation comes from: the request, the record in the archive, who pointed to it (in the run that fetched it), and
-- the run that read it with its code.
-- The request is the one that brought the page, the last of its chain; redirects are the addresses before it.
CREATE OR REPLACE VIEW lineage AS
WITH asked AS (
  SELECT * FROM fetch_log
  QUALIFY row_number() OVER (PARTITION BY fetch_id ORDER BY attempt DESC, hop DESC, started_at DESC) = 1
),
archived AS (
  SELECT DISTINCT ON (warc_file, warc_offset) warc_file, warc_offset, record_id, kind
  FROM warc_record WHERE kind IN ('response', 'revisit') ORDER BY warc_file, warc_offset, record_id
),
pointed AS (
  SELECT * FROM discovery
  QUALIFY row_number() OVER (PARTITION BY url_id, run_id ORDER BY seen_at, depth, via, via_url) = 1
)
SELECT o.observation_id, o.article_id, u.url, o.observed_at, o.read_at, o.extractor, o.mode, o.verdict, o.kind, o.content_id,
  f.fetch_id, f.chain_id, f.hop, f.requested_url, f.redirects, f.final_url, f.started_at AS fetched_at, f.status, f.body_sha256,
  f.warc_file, f.warc_offset, f.warc_length, w.record_id AS warc_record_id, w.kind AS warc_kind,
  d.via, d.via_url, d.source_id, d.depth, d.title AS claimed_title,
  d.claimed_published_at, o.run_id, r.flow, r.name AS run_name, r.code_version, r.config_hash
FROM observation AS o
LEFT JOIN asked AS f USING (fetch_id)
LEFT JOIN archived AS w USING (warc_file, warc_offset)
LEFT JOIN url AS u ON u.url_id = o.article_id
LEFT JOIN pointed AS d ON d.url_id = coalesce(f.url_id, o.url_id) AND d.run_id = coalesce(f.run_id, o.run_id)
LEFT JOIN run AS r ON r.run_id = o.run_id;

COMMENT ON MACRO robots_lines IS 'The lines of a robots.txt that say something, without comments';

COMMENT ON VIEW requests IS
  'Every request that was sent, with the rest that its host was owed when it began: the receipt for a webmaster. Example: SELECT started_at, host, url, gap_ms, due_ms, wait_reason, is_polite FROM requests ORDER BY started_at DESC LIMIT 20';
COMMENT ON COLUMN requests.run_id IS 'The run that sent it, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN requests.fetch_id IS 'Identity of the request; see table fetch_log';
COMMENT ON COLUMN requests.chain_id IS 'Shared by all requests that one look at an address took: redirects and retries';
COMMENT ON COLUMN requests.hop IS 'Redirects before this request, from 0';
COMMENT ON COLUMN requests.attempt IS 'Number of the try, from 1; 0: nothing was sent';
COMMENT ON COLUMN requests.purpose IS
  'What it was asked for: article, seed, robots, feed, sitemap, front, capture, archive, warc';
COMMENT ON COLUMN requests.host IS 'Host that was asked, e.g. www.example.org';
COMMENT ON COLUMN requests.url IS 'Address that was asked for';
COMMENT ON COLUMN requests.started_at IS 'When it began, to the microsecond';
COMMENT ON COLUMN requests.elapsed_ms IS
  'Milliseconds from the start of the request to the end of the response, e.g. 230';
COMMENT ON COLUMN requests.latency_ms IS 'Milliseconds to the headers of the response; NULL if none came';
COMMENT ON COLUMN requests.waited_ms IS 'Milliseconds that were waited for the turn of the host before it';
COMMENT ON COLUMN requests.wait_reason IS 'Which rule made it wait, e.g. crawl_delay 10 s';
COMMENT ON COLUMN requests.robots IS
  'What robots.txt said of it, e.g. allowed, forbidden, open 404 (there is none); NULL if it was not asked';
COMMENT ON COLUMN requests.outcome IS
  'How it ended: ok, redirect, not_modified, robots, refused, shared, retry_later, not_found, blocked, http_error, redirect_error, too_large, truncated, decode_error, timeout, protocol_error, connect_error';
COMMENT ON COLUMN requests.status IS 'HTTP status, e.g. 200; NULL if there was no answer';
COMMENT ON COLUMN requests.barrier IS
  'How the page was turned away: login, payment, forbidden, rate_limit, legal, challenge, block_page; else NULL';
COMMENT ON COLUMN requests.error IS 'What went wrong, in words; NULL if nothing did';
COMMENT ON COLUMN requests.bytes_wire IS 'Bytes of bodies that came over the wire, still compressed, e.g. 18230';
COMMENT ON COLUMN requests.opt_outs IS
  'Reservations against text mining or AI, as they stood there, e.g. [GPTBot: disallow /]';
COMMENT ON COLUMN requests.delay_ms IS
  'Milliseconds of rest that the host is owed from the end of this request on, e.g. 5000';
COMMENT ON COLUMN requests.retry_at IS 'When the host allows to be asked again, if it said so (Retry-After)';
COMMENT ON COLUMN requests.owed_until IS
  'Until when the host was to be left alone, by delay_ms of requests before or its own Retry-After; NULL for the first request to it';
COMMENT ON COLUMN requests.interval_ms IS
  'Milliseconds from the start of the request before it at this host, of any run, to its start';
COMMENT ON COLUMN requests.gap_ms IS
  'Milliseconds from the end of the requests before it at this host to its start; below 0 two were under way at once';
COMMENT ON COLUMN requests.due_ms IS 'Milliseconds of rest that were due before it';
COMMENT ON COLUMN requests.spare_ms IS 'Milliseconds that it began later than it might have; below 0 it came too soon';
COMMENT ON COLUMN requests.is_polite IS 'True if the host had its rest, to the millisecond';

COMMENT ON VIEW politeness IS
  'Per run and host the least rest between two requests and whether it was enough: how polite were we? Example: SELECT host, requests, least_gap_ms, delay_ms, ok FROM politeness ORDER BY least_gap_ms';
COMMENT ON COLUMN politeness.run_id IS 'The run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN politeness.host IS 'Host that was asked, e.g. www.example.org';
COMMENT ON COLUMN politeness.requests IS 'HTTP requests that were sent, redirects and retries too';
COMMENT ON COLUMN politeness.least_interval_ms IS
  'Least milliseconds from the start of one request to the start of the next, e.g. 5210';
COMMENT ON COLUMN politeness.least_gap_ms IS
  'Least milliseconds from the end of one request to the start of the next, e.g. 5004; NULL if it was asked once';
COMMENT ON COLUMN politeness.delay_ms IS 'Milliseconds of rest that were due before that request';
COMMENT ON COLUMN politeness.waited_ms IS 'Milliseconds that the run waited for its turn at this host, in sum';
COMMENT ON COLUMN politeness.ok IS 'True if every request came after the rest that was due';
COMMENT ON COLUMN politeness.violations IS 'Requests that came too soon';

COMMENT ON VIEW opt_outs IS
  'Reservations against text mining or AI that hosts have made: who does not want it? Example: SELECT host, place, reservation, times FROM opt_outs ORDER BY host';
COMMENT ON COLUMN opt_outs.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN opt_outs.place IS 'Where it was made: robots.txt, header or page';
COMMENT ON COLUMN opt_outs.reservation IS 'The words of it, e.g. GPTBot: disallow /';
COMMENT ON COLUMN opt_outs.times IS 'How often it was seen';
COMMENT ON COLUMN opt_outs.first_seen_at IS 'When it was first seen';
COMMENT ON COLUMN opt_outs.last_seen_at IS 'When it was last seen';
COMMENT ON COLUMN opt_outs.last_url IS 'The last page or response that made it; NULL for robots.txt';

COMMENT ON VIEW robots_changes IS
  'What a robots.txt says now and did not say before: whose rules changed? Example: SELECT changed_at, host, from_verdict, to_verdict, lines_added, lines_removed FROM robots_changes ORDER BY changed_at DESC';
COMMENT ON COLUMN robots_changes.host IS 'Host of the robots.txt';
COMMENT ON COLUMN robots_changes.origin IS 'Scheme, host and port that it is of, e.g. https://example.org';
COMMENT ON COLUMN robots_changes.changed_at IS 'When the change was first seen';
COMMENT ON COLUMN robots_changes.run_id IS
  'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN robots_changes.from_verdict IS 'Before: rules, open or closed';
COMMENT ON COLUMN robots_changes.to_verdict IS 'Now: rules, open or closed';
COMMENT ON COLUMN robots_changes.from_status IS 'HTTP status before';
COMMENT ON COLUMN robots_changes.to_status IS 'HTTP status now';
COMMENT ON COLUMN robots_changes.from_crawl_delay_s IS 'Crawl-delay for us before, in seconds';
COMMENT ON COLUMN robots_changes.to_crawl_delay_s IS 'Crawl-delay for us now, in seconds';
COMMENT ON COLUMN robots_changes.lines_added IS 'Lines that are new, without comments';
COMMENT ON COLUMN robots_changes.lines_removed IS 'Lines that are gone';

COMMENT ON VIEW lineage IS
  'Where a reading comes from: the request, the record in the archive, who pointed to it, and the code that read it. Example: SELECT l.url, l.fetched_at, l.warc_file, l.warc_offset, l.warc_length, l.via, l.code_version FROM matches AS m JOIN lineage AS l USING (observation_id) ORDER BY m.score DESC LIMIT 5';
COMMENT ON COLUMN lineage.observation_id IS
  'Identity of the reading: matches, articles, quotes and run_ledger have it, too';
COMMENT ON COLUMN lineage.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN lineage.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN lineage.observed_at IS 'When the page was fetched, or captured by an archive';
COMMENT ON COLUMN lineage.read_at IS 'When this reading was made';
COMMENT ON COLUMN lineage.extractor IS 'Name and version of the code that read it, e.g. newswake-fast/3';
COMMENT ON COLUMN lineage.mode IS 'How the text was chosen: fast or thorough';
COMMENT ON COLUMN lineage.verdict IS 'article or not_article';
COMMENT ON COLUMN lineage.kind IS
  'news, opinion, live, press_release or video for an article; else consent_wall, paywall, login, block_page, soft_404, front_page, search_page, shell, empty, binary, failed ...';
COMMENT ON COLUMN lineage.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN lineage.fetch_id IS 'The request that brought the page';
COMMENT ON COLUMN lineage.chain_id IS 'Shared by all requests that one look at an address took: redirects and retries';
COMMENT ON COLUMN lineage.hop IS 'Redirects before this request, from 0';
COMMENT ON COLUMN lineage.requested_url IS 'Address that was wanted';
COMMENT ON COLUMN lineage.redirects IS 'Addresses before the last one, in their order; empty if there were none';
COMMENT ON COLUMN lineage.final_url IS 'Address that answered';
COMMENT ON COLUMN lineage.fetched_at IS 'When the request began';
COMMENT ON COLUMN lineage.status IS 'HTTP status, e.g. 200';
COMMENT ON COLUMN lineage.body_sha256 IS
  'SHA-256 of the body with its content coding undone, hexadecimal; NULL without a body';
COMMENT ON COLUMN lineage.warc_file IS
  'Name of the WARC file in data/archive that holds the response, e.g. newswake-20220107T120000Z-3f9a1c-812-1.warc.gz';
COMMENT ON COLUMN lineage.warc_offset IS 'Byte of the compressed WARC file at which the record begins, from 0';
COMMENT ON COLUMN lineage.warc_length IS 'Length of the record in the compressed file, in bytes, e.g. 8120';
COMMENT ON COLUMN lineage.warc_record_id IS
  'WARC-Record-ID of the record, e.g. urn:uuid:6c1f...; NULL where version 0.1 wrote it';
COMMENT ON COLUMN lineage.warc_kind IS 'response, or revisit where the same bytes were archived before';
COMMENT ON COLUMN lineage.via IS
  'How it was found: seed, given, feed, sitemap, news_sitemap, front, section, related, body_link, alternate, canonical, redirect, title, cdx, gdelt, warc';
COMMENT ON COLUMN lineage.via_url IS 'The document that named it, e.g. the feed; NULL for what was given';
COMMENT ON COLUMN lineage.source_id IS 'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN lineage.depth IS '0 for what a source lists itself, 1 for links of the seed, and so on';
COMMENT ON COLUMN lineage.claimed_title IS 'Headline that was claimed by who pointed to it';
COMMENT ON COLUMN lineage.claimed_published_at IS 'Date of publication that was claimed by who pointed to it';
COMMENT ON COLUMN lineage.run_id IS 'The run that read it, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN lineage.flow IS 'poll, backfill, compare, monitor, reprocess or maintain';
COMMENT ON COLUMN lineage.run_name IS 'Name of that run for people';
COMMENT ON COLUMN lineage.code_version IS 'Version of newswake that ran, e.g. 0.4.0';
COMMENT ON COLUMN lineage.config_hash IS 'Hash of the settings and the catalogue of the run: equal hashes ran alike';
