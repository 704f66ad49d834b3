-- Every reading of every fetch: what one extractor made of it. The newest that did not fail counts; if it finds no article,
-- or another article, earlier ones of the same fetch do not stand any more.
CREATE OR REPLACE VIEW reading AS
WITH newest AS (
  SELECT * FROM observation
  QUALIFY row_number() OVER (
    PARTITION BY fetch_id ORDER BY kind = 'failed', read_at DESC, extractor DESC, observation_id DESC) = 1
),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY fetch_id ORDER BY read_at, extractor, observation_id) = 1 AS is_first
  FROM observation
)
SELECT p.*, p.observation_id = n.observation_id AS is_newest, n.verdict AS verdict_now,
  p.verdict = 'article' AND p.content_id IS NOT NULL AND n.verdict = 'article' AND n.article_id = p.article_id AS stands
FROM placed AS p JOIN newest AS n USING (fetch_id);

-- Every good observation with the number of the revision that it shows. A revision is a change from the observation
-- before: A, B, A are three. The past stays as it was seen: when a page that had been looked at again since is read by
-- another extractor, that is no news of the article, but only evidence for causes.
CREATE OR REPLACE VIEW article_observation AS
WITH look AS (
  SELECT fetch_id, any_value(body_sha256) AS body_sha256,
    -- Which page it was: without scheme, query and fragment, and without the archive that has the copy.
    rtrim(regexp_extract(regexp_replace(any_value(final_url), '^https?://[^/]+/web/[0-9]{14}[a-z_]*/', ''),
      '^(?:https?://)?(?:www\.)?([^?#]*)', 1), '/') AS address
  FROM fetch_log WHERE body_sha256 IS NOT NULL GROUP BY fetch_id
),
good AS (
  SELECT r.*, look.body_sha256, look.address,
    min(CASE WHEN r.is_first THEN r.read_at END) OVER (
      PARTITION BY r.article_id ORDER BY r.observed_at GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS looked_again_at
  FROM reading AS r LEFT JOIN look USING (fetch_id)
  WHERE r.stands
),
trail AS (
  SELECT *,
    lag(content_id) OVER in_time AS previous_content_id, lag(extractor) OVER in_time AS previous_extractor,
    lag(fetch_id) OVER in_time AS previous_fetch_id, lag(body_sha256) OVER in_time AS previous_body_sha256,
    lag(address) OVER in_time AS previous_address
  FROM good WHERE is_first OR coalesce(looked_again_at >= read_at, true)
  WINDOW in_time AS (PARTITION BY article_id ORDER BY observed_at, read_at, extractor, observation_id)
),
-- Whether an extractor that has read both pages found the same text.
both_read AS (
  SELECT t.observation_id, bool_or(now.content_id = was.content_id) AS is_same
  FROM trail AS t
  JOIN good AS now ON now.fetch_id = t.fetch_id
  JOIN good AS was ON was.fetch_id = t.previous_fetch_id AND was.extractor = now.extractor
  WHERE t.extractor <> t.previous_extractor AND t.fetch_id <> t.previous_fetch_id
  GROUP BY t.observation_id
)
SELECT t.*, t.content_id IS DISTINCT FROM t.previous_content_id AS is_change, b.is_same AS is_same_by_one,
  CAST(sum(CAST(t.content_id IS DISTINCT FROM t.previous_content_id AS INTEGER)) OVER (
    PARTITION BY t.article_id ORDER BY t.observed_at, t.read_at, t.extractor, t.observation_id) AS INTEGER) AS seq
FROM trail AS t LEFT JOIN both_read AS b USING (observation_id);

-- One row per revision; observation_id is the observation that first showed it, last_observation_id the last.
-- cause: first | publisher_edit | extractor_change (the same bytes, or a page that reads the same by one extractor) |
-- fetch_variant (read at another address: it may be another edition of the page) | undecided.
CREATE OR REPLACE VIEW revision AS
WITH latest AS (
  SELECT article_id, seq, max(observed_at) AS last_observed_at, count(*) AS observations,
    arg_max(observation_id, (observed_at, read_at, extractor, observation_id)) AS last_observation_id
  FROM article_observation GROUP BY article_id, seq
)
SELECT o.article_id, o.seq, o.observation_id, l.last_observation_id, o.content_id, o.previous_content_id,
  o.observed_at, l.last_observed_at, l.observations, o.extractor, o.title, o.modified_at,
  CASE
    WHEN o.seq = 1 THEN 'first'
    WHEN o.extractor <> o.previous_extractor
      AND (o.fetch_id = o.previous_fetch_id OR o.body_sha256 = o.previous_body_sha256 OR o.is_same_by_one)
      THEN 'extractor_change'
    WHEN o.address <> o.previous_address THEN 'fetch_variant'
    WHEN o.extractor = o.previous_extractor OR NOT o.is_same_by_one THEN 'publisher_edit'
    ELSE 'undecided'
  END AS cause,
  o.seq = max(o.seq) OVER (PARTITION BY o.article_id) AS is_latest,
  o.mode, o.read_at
FROM article_observation AS o JOIN latest AS l USING (article_id, seq)
WHERE o.is_change;

COMMENT ON VIEW reading IS 'Every reading of every fetch; stands: it still counts';
COMMENT ON VIEW revision IS 'One row per change of an article; cause says whose doing it is';
