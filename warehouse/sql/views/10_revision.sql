-- Every good observation with the number of the revision that it shows. A revision is a change from the observation
-- before: A, B, A are three.
CREATE OR REPLACE VIEW article_observation AS
WITH body AS (
  SELECT fetch_id, any_value(body_sha256) AS body_sha256
  FROM fetch_log WHERE body_sha256 IS NOT NULL GROUP BY fetch_id
),
good AS (
  SELECT o.*, body.body_sha256,
    lag(o.content_id) OVER in_time AS previous_content_id,
    lag(o.extractor) OVER in_time AS previous_extractor,
    lag(o.fetch_id) OVER in_time AS previous_fetch_id,
    lag(body.body_sha256) OVER in_time AS previous_body_sha256
  FROM observation AS o LEFT JOIN body USING (fetch_id)
  WHERE o.verdict = 'article' AND o.content_id IS NOT NULL
  WINDOW in_time AS (PARTITION BY o.article_id ORDER BY o.observed_at, o.extractor, o.observation_id)
)
SELECT *,
  content_id IS DISTINCT FROM previous_content_id AS is_change,
  CAST(sum(CAST(content_id IS DISTINCT FROM previous_content_id AS INTEGER))
    OVER (PARTITION BY article_id ORDER BY observed_at, extractor, observation_id) AS INTEGER) AS seq
FROM good;

-- One row per revision; observation_id is the observation that first showed it, last_observation_id the last.
-- cause: first | publisher_edit | extractor_change (the same bytes, read by another extractor) | undecided.
CREATE OR REPLACE VIEW revision AS
WITH latest AS (
  SELECT article_id, seq, max(observed_at) AS last_observed_at, count(*) AS observations,
    arg_max(observation_id, (observed_at, extractor, observation_id)) AS last_observation_id
  FROM article_observation GROUP BY article_id, seq
)
SELECT o.article_id, o.seq, o.observation_id, l.last_observation_id, o.content_id, o.previous_content_id,
  o.observed_at, l.last_observed_at, l.observations, o.extractor, o.title, o.modified_at,
  CASE
    WHEN o.seq = 1 THEN 'first'
    WHEN o.extractor = o.previous_extractor THEN 'publisher_edit'
    WHEN o.fetch_id = o.previous_fetch_id OR o.body_sha256 = o.previous_body_sha256 THEN 'extractor_change'
    ELSE 'undecided'
  END AS cause,
  o.seq = max(o.seq) OVER (PARTITION BY o.article_id) AS is_latest
FROM article_observation AS o JOIN latest AS l USING (article_id, seq)
WHERE o.is_change;
