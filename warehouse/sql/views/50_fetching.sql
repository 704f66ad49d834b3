-- The least interval between the starts of two requests to a host, across all runs that asked it, beside the delay
-- that was due. The row belongs to the run that made the later request of the pair.
CREATE OR REPLACE VIEW politeness AS
WITH sent AS (
  SELECT run_id, host, started_at, delay_ms, waited_ms,
    date_diff('microsecond', lag(started_at) OVER (PARTITION BY host ORDER BY started_at, fetch_id, attempt), started_at)
      / 1000.0 AS interval_ms
  FROM fetch_log WHERE attempt > 0
)
SELECT run_id, host, count(*) AS requests, min(interval_ms) AS least_interval_ms, max(delay_ms) AS delay_ms,
  sum(waited_ms)::BIGINT AS waited_ms, coalesce(bool_and(interval_ms >= delay_ms), true) AS ok,
  count(*) FILTER (interval_ms < delay_ms) AS violations
FROM sent GROUP BY run_id, host;

-- Where an observation comes from: the request, the record in the archive, who pointed to it, the run and its code.
CREATE OR REPLACE VIEW lineage AS
WITH asked AS (
  SELECT * FROM fetch_log QUALIFY row_number() OVER (PARTITION BY fetch_id ORDER BY attempt DESC, started_at DESC) = 1
),
pointed AS (
  SELECT * FROM discovery
  QUALIFY row_number() OVER (PARTITION BY url_id, run_id ORDER BY seen_at, depth, via, via_url) = 1
)
SELECT o.observation_id, o.article_id, u.url, o.observed_at, o.extractor, o.verdict, o.kind, o.content_id,
  f.fetch_id, f.requested_url, f.final_url, f.started_at AS fetched_at, f.status, f.body_sha256,
  f.warc_file, f.warc_offset, f.warc_length, d.via, d.via_url, d.source_id, d.depth, d.title AS claimed_title,
  d.claimed_published_at, o.run_id, r.flow, r.name AS run_name, r.code_version, r.config_hash
FROM observation AS o
LEFT JOIN asked AS f USING (fetch_id)
LEFT JOIN url AS u ON u.url_id = o.article_id
LEFT JOIN pointed AS d ON d.url_id = coalesce(f.url_id, o.url_id) AND d.run_id = o.run_id
LEFT JOIN run AS r ON r.run_id = o.run_id;
