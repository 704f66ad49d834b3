-- What is held of these URLs. The validators are those of the last answer with a body, and of a later 304 if it gave any.
-- A look at a URL is a chain of requests; only its last one, never a redirect on the way, says anything of the page. A host
-- that asked us to come back later was not looked at.
WITH wanted AS (
  SELECT unnest(from_json($url_ids, '["UBIGINT"]')) AS url_id
),
-- A page that came whole just before its run was killed or stopped is in the log, but nobody has read it: asked for with its
-- validators it would count as unchanged, and what is new in it would be lost. It comes after all that was read.
taken AS (
  SELECT fetch_id FROM run_url SEMI JOIN wanted USING (url_id) WHERE fetch_id IS NOT NULL
  UNION SELECT fetch_id FROM observation
),
asked AS (
  SELECT f.url_id, f.fetch_id, f.attempt, f.hop, f.started_at, f.outcome, f.etag, f.last_modified, f.final_url, f.body_sha256,
    f.warc_file, f.warc_offset,
    f.outcome = 'ok' AND f.purpose IN ('article', 'seed', 'capture') AND f.fetch_id NOT IN (SELECT fetch_id FROM taken) AS is_unread
  FROM fetch_log AS f SEMI JOIN wanted USING (url_id)
),
last_whole AS (
  SELECT * FROM asked WHERE outcome = 'ok'
  QUALIFY row_number() OVER (PARTITION BY url_id ORDER BY is_unread, started_at DESC, attempt DESC, hop DESC) = 1
),
last_any AS (
  SELECT * FROM asked WHERE outcome NOT IN ('shared', 'refused', 'redirect', 'retry_later')
  QUALIFY row_number() OVER (PARTITION BY url_id ORDER BY is_unread, started_at DESC, attempt DESC, hop DESC) = 1
),
renewed AS (
  SELECT a.url_id, arg_max(a.etag, a.started_at) AS etag, arg_max(a.last_modified, a.started_at) AS last_modified
  FROM asked AS a JOIN last_whole AS w USING (url_id)
  WHERE a.outcome = 'not_modified' AND a.started_at >= w.started_at GROUP BY a.url_id
),
-- The record of that answer. If it is a mere pointer to the same bytes, the record that has them.
own_record AS (
  SELECT w.url_id, any_value(r.record_id) AS record_id, any_value(r.archived_at) AS recorded_at, any_value(r.kind) AS kind,
    any_value(r.url) AS url, any_value(r.digest) AS digest
  FROM last_whole AS w JOIN warc_record AS r ON r.warc_file = w.warc_file AND r.warc_offset = w.warc_offset
  GROUP BY w.url_id
),
whole_record AS (
  SELECT o.url_id, r.record_id, r.archived_at AS recorded_at
  FROM own_record AS o JOIN warc_record AS r USING (digest)
  WHERE o.kind = 'revisit' AND r.kind = 'response'
  QUALIFY row_number() OVER (PARTITION BY o.url_id ORDER BY r.url = o.url DESC, r.archived_at DESC, r.record_id) = 1
),
record AS (
  SELECT url_id, coalesce(w.record_id, o.record_id) AS record_id, coalesce(w.recorded_at, o.recorded_at) AS recorded_at
  FROM own_record AS o LEFT JOIN whole_record AS w USING (url_id)
),
born AS (
  SELECT url_id, min(started_at) AS first_fetched_at FROM asked WHERE outcome IN ('ok', 'not_modified') GROUP BY url_id
),
-- Of several readings of one fetch the newest counts, as in view reading.
current AS (
  SELECT * FROM observation SEMI JOIN asked USING (fetch_id)
  QUALIFY row_number() OVER (
    PARTITION BY fetch_id ORDER BY kind = 'failed', read_at DESC, extractor DESC, observation_id DESC) = 1
),
-- Through the fetch, because a URL that redirects leads to an article under another id.
seen AS (
  SELECT a.url_id, o.article_id, count(DISTINCT o.observation_id) AS observations
  FROM asked AS a JOIN current AS o USING (fetch_id) GROUP BY a.url_id, o.article_id
),
led AS (
  SELECT url_id, sum(observations)::BIGINT AS observations, arg_max(article_id, (observations, article_id)) AS article_id
  FROM seen GROUP BY url_id
),
judged AS (
  SELECT a.url_id, arg_max(o.verdict, (o.observed_at, o.read_at, o.observation_id)) AS last_verdict,
    arg_max(o.kind, (o.observed_at, o.read_at, o.observation_id)) AS last_kind,
    arg_max(o.reasons, (o.observed_at, o.read_at, o.observation_id)) AS last_reasons
  FROM asked AS a JOIN current AS o USING (fetch_id) GROUP BY a.url_id
),
-- Another address of an article has no observation of its own where the article was read in the same run.
named AS (
  SELECT a.url_id, a.started_at, n.url_id AS article_id FROM asked AS a JOIN url_alias AS n USING (fetch_id)
  WHERE a.outcome = 'ok'
  UNION ALL
  SELECT a.url_id, a.started_at, n.url_id FROM asked AS a JOIN url_alias AS n ON n.alias = a.final_url
  WHERE a.outcome = 'ok' AND n.how = 'rel_canonical'
),
other AS (
  SELECT url_id, arg_max(article_id, (started_at, article_id)) AS alias_of
  FROM named
  WHERE article_id <> url_id AND url_id NOT IN (SELECT url_id FROM led)
    AND article_id IN (SELECT article_id FROM observation WHERE verdict = 'article')
  GROUP BY url_id
),
-- A page has changed where an extractor found another text than at the look before, noise aside; that extractors differ is no
-- change.
trail AS (
  SELECT article_id, fetch_id, observed_at, read_at, published_at, coalesce(k.revision_key, content_id) AS said,
    lag(coalesce(k.revision_key, content_id)) OVER (
      PARTITION BY article_id ORDER BY observed_at, read_at, extractor, o.observation_id) AS previous_said,
    lag(coalesce(k.revision_key, content_id)) OVER (
      PARTITION BY article_id, extractor ORDER BY observed_at, read_at, o.observation_id) AS own_said
  FROM observation AS o LEFT JOIN (
    SELECT observation_id, revision_key FROM revision_key WHERE method = (SELECT max(method) FROM revision_key)
  ) AS k ON k.observation_id = o.observation_id
  WHERE article_id IN (SELECT article_id FROM led UNION SELECT alias_of FROM other) AND verdict = 'article' AND content_id IS NOT NULL
),
changed AS (
  SELECT article_id, count(DISTINCT fetch_id) FILTER (said <> own_said) AS changes,
    max(observed_at) FILTER (said <> own_said) AS last_changed_at
  FROM trail GROUP BY article_id
),
-- A look was in vain if it brought a 304, the bytes of the look before or the text that the article had already.
looks AS (
  SELECT a.url_id, a.fetch_id, a.started_at, a.outcome = 'not_modified' OR coalesce(
      a.body_sha256 = lag(a.body_sha256 IGNORE NULLS) OVER (PARTITION BY a.url_id ORDER BY a.started_at), false) AS was_same
  FROM asked AS a WHERE a.outcome IN ('ok', 'not_modified')
),
told_nothing AS (
  SELECT fetch_id FROM trail GROUP BY fetch_id
  HAVING bool_or(said = own_said OR said = previous_said)
    AND NOT coalesce(bool_or(said <> own_said), false)
),
last_news AS (
  SELECT url_id, max(started_at) AS at FROM looks
  WHERE NOT was_same AND fetch_id NOT IN (SELECT fetch_id FROM told_nothing) GROUP BY url_id
),
in_vain AS (
  SELECT l.url_id, count(*) AS looks FROM looks AS l LEFT JOIN last_news AS n USING (url_id)
  WHERE n.at IS NULL OR l.started_at > n.at GROUP BY l.url_id
),
dated AS (
  SELECT article_id, arg_max(published_at, (observed_at, read_at)) AS published_at
  FROM trail WHERE published_at IS NOT NULL GROUP BY article_id
)
SELECT l.url_id, coalesce(r.etag, w.etag) AS etag, coalesce(r.last_modified, w.last_modified) AS last_modified,
  l.started_at AS last_fetched_at, l.outcome AS last_outcome, b.first_fetched_at,
  coalesce(e.observations, 0) AS observations, coalesce(c.changes, 0) AS changes, c.last_changed_at,
  d.published_at, e.article_id, w.warc_file, w.warc_offset, w.body_sha256, j.last_verdict, j.last_kind, j.last_reasons, o.alias_of,
  w.started_at AS last_whole_at, coalesce(v.looks, 0) AS unchanged_in_a_row, k.record_id, k.recorded_at, w.final_url AS whole_url
FROM last_any AS l
LEFT JOIN last_whole AS w USING (url_id) LEFT JOIN renewed AS r USING (url_id) LEFT JOIN born AS b USING (url_id)
LEFT JOIN led AS e USING (url_id) LEFT JOIN judged AS j USING (url_id) LEFT JOIN other AS o USING (url_id)
LEFT JOIN record AS k USING (url_id) LEFT JOIN in_vain AS v USING (url_id)
LEFT JOIN changed AS c ON c.article_id = coalesce(e.article_id, o.alias_of)
LEFT JOIN dated AS d ON d.article_id = coalesce(e.article_id, o.alias_of);
