-- What is held of these URLs. The validators are those of the last answer with a body, and of a later 304 if it gave any.
WITH wanted AS (
  SELECT unnest($url_ids::UBIGINT[]) AS url_id
),
asked AS (
  SELECT f.* FROM fetch_log AS f SEMI JOIN wanted USING (url_id)
),
last_whole AS (
  SELECT * FROM asked WHERE outcome = 'ok'
  QUALIFY row_number() OVER (PARTITION BY url_id ORDER BY started_at DESC, attempt DESC) = 1
),
last_any AS (
  SELECT * FROM asked WHERE outcome NOT IN ('shared', 'refused')
  QUALIFY row_number() OVER (PARTITION BY url_id ORDER BY started_at DESC, attempt DESC) = 1
),
renewed AS (
  SELECT url_id, arg_max(etag, started_at) AS etag, arg_max(last_modified, started_at) AS last_modified
  FROM asked WHERE outcome = 'not_modified' GROUP BY url_id
),
born AS (
  SELECT url_id, min(started_at) AS first_fetched_at FROM asked WHERE outcome IN ('ok', 'not_modified') GROUP BY url_id
),
-- Through the fetch, because a URL that redirects leads to an article under another id.
seen AS (
  SELECT a.url_id, o.article_id, count(DISTINCT o.observation_id) AS observations
  FROM asked AS a JOIN observation AS o USING (fetch_id) GROUP BY a.url_id, o.article_id
),
led AS (
  SELECT url_id, sum(observations)::BIGINT AS observations, arg_max(article_id, (observations, article_id)) AS article_id
  FROM seen GROUP BY url_id
),
judged AS (
  SELECT a.url_id, arg_max(o.verdict, (o.observed_at, o.extractor, o.observation_id)) AS last_verdict,
    arg_max(o.kind, (o.observed_at, o.extractor, o.observation_id)) AS last_kind,
    arg_max(o.reasons, (o.observed_at, o.extractor, o.observation_id)) AS last_reasons
  FROM asked AS a JOIN observation AS o USING (fetch_id) GROUP BY a.url_id
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
-- As view revision counts them, but for these articles only.
trail AS (
  SELECT article_id, observed_at, content_id, published_at,
    lag(content_id) OVER (PARTITION BY article_id ORDER BY observed_at, extractor, observation_id) AS previous_content_id
  FROM observation
  WHERE article_id IN (SELECT article_id FROM led UNION SELECT alias_of FROM other) AND verdict = 'article' AND content_id IS NOT NULL
),
changed AS (
  SELECT article_id, count(*) FILTER (content_id <> previous_content_id) AS changes,
    max(observed_at) FILTER (content_id <> previous_content_id) AS last_changed_at
  FROM trail GROUP BY article_id
),
dated AS (
  SELECT article_id, arg_max(published_at, observed_at) AS published_at
  FROM trail WHERE published_at IS NOT NULL GROUP BY article_id
)
SELECT l.url_id, coalesce(r.etag, w.etag) AS etag, coalesce(r.last_modified, w.last_modified) AS last_modified,
  l.started_at AS last_fetched_at, l.outcome AS last_outcome, b.first_fetched_at,
  coalesce(e.observations, 0) AS observations, coalesce(c.changes, 0) AS changes, c.last_changed_at,
  d.published_at, e.article_id, w.warc_file, w.warc_offset, w.body_sha256, j.last_verdict, j.last_kind, j.last_reasons, o.alias_of
FROM last_any AS l
LEFT JOIN last_whole AS w USING (url_id) LEFT JOIN renewed AS r USING (url_id) LEFT JOIN born AS b USING (url_id)
LEFT JOIN led AS e USING (url_id) LEFT JOIN judged AS j USING (url_id) LEFT JOIN other AS o USING (url_id)
LEFT JOIN changed AS c ON c.article_id = coalesce(e.article_id, o.alias_of)
LEFT JOIN dated AS d ON d.article_id = coalesce(e.article_id, o.alias_of);
