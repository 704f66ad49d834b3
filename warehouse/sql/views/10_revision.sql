-- Every reading of every fetch: what one extractor made of it. The newest that did not fail counts; if it finds no article,
-- or another article, earlier ones of the same fetch do not stand any more.
CREATE OR REPLACE VIEW reading AS
WITH of_fetch AS (
  SELECT fetch_id, arg_min(observation_id, (read_at, extractor, observation_id)) AS first_id,
    arg_max({'id': observation_id, 'verdict': verdict, 'article_id': article_id},
      (kind <> 'failed', read_at, extractor, observation_id)) AS newest
  FROM observation GROUP BY fetch_id
)
SELECT o.*, o.observation_id = f.first_id AS is_first, o.observation_id = f.newest.id AS is_newest,
  f.newest.verdict AS verdict_now,
  o.verdict = 'article' AND o.content_id IS NOT NULL AND f.newest.verdict = 'article'
    AND f.newest.article_id = o.article_id AS stands
FROM observation AS o JOIN of_fetch AS f USING (fetch_id);

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
  SELECT *,
    min(CASE WHEN is_first THEN read_at END) OVER (
      PARTITION BY article_id ORDER BY observed_at GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS looked_again_at,
    -- What each of those who have read this look found.
    list({'reader': extractor, 'content_id': content_id}) OVER (PARTITION BY fetch_id) AS texts
  FROM reading LEFT JOIN look USING (fetch_id) WHERE stands
),
trail AS (
  SELECT *, lag(content_id) OVER in_time AS previous_content_id, lag(extractor) OVER in_time AS previous_extractor,
    lag(fetch_id) OVER in_time AS previous_fetch_id, lag(body_sha256) OVER in_time AS previous_body_sha256,
    lag(address) OVER in_time AS previous_address, lag(texts) OVER in_time AS previous_texts
  FROM good WHERE is_first OR coalesce(looked_again_at >= read_at, true)
  WINDOW in_time AS (PARTITION BY article_id ORDER BY observed_at, read_at, extractor, observation_id)
)
SELECT *, content_id IS DISTINCT FROM previous_content_id AS is_change,
  -- Whether an extractor that has read both looks found the same text in them. NULL: nobody has read both.
  CASE WHEN extractor <> previous_extractor AND list_has_any(
      list_transform(texts, lambda item: item.reader), list_transform(previous_texts, lambda item: item.reader))
    THEN list_has_any(texts, previous_texts) END AS is_same_by_one,
  CAST(sum(CAST(content_id IS DISTINCT FROM previous_content_id AS INTEGER)) OVER (
    PARTITION BY article_id ORDER BY observed_at, read_at, extractor, observation_id) AS INTEGER) AS seq
FROM trail;

-- One row per revision; observation_id is the observation that first showed it, last_observation_id the last.
-- cause: first | publisher_edit | extractor_change (the same bytes, or a page that reads the same by one extractor) |
-- fetch_variant (read at another address: it may be another edition of the page) | undecided.
CREATE OR REPLACE VIEW revision AS
WITH placed AS (
  SELECT article_id, seq, observation_id, observed_at, content_id, previous_content_id, extractor, title, modified_at, mode, read_at,
    row_number() OVER in_time AS place,
    CASE
      WHEN seq = 1 THEN 'first'
      WHEN extractor <> previous_extractor
        AND (fetch_id = previous_fetch_id OR body_sha256 = previous_body_sha256 OR is_same_by_one) THEN 'extractor_change'
      WHEN address <> previous_address THEN 'fetch_variant'
      WHEN extractor = previous_extractor OR NOT is_same_by_one THEN 'publisher_edit'
      ELSE 'undecided'
    END AS cause
  FROM article_observation
  WINDOW in_time AS (PARTITION BY article_id ORDER BY observed_at, read_at, extractor, observation_id)
),
summed AS (
  SELECT article_id, seq, arg_min(placed, place) AS first, arg_max(observation_id, place) AS last_observation_id,
    max(observed_at) AS last_observed_at, count(*) AS observations
  FROM placed GROUP BY article_id, seq
)
SELECT article_id, seq, first.observation_id AS observation_id, last_observation_id, first.content_id AS content_id,
  first.previous_content_id AS previous_content_id, first.observed_at AS observed_at, last_observed_at, observations,
  first.extractor AS extractor, first.title AS title, first.modified_at AS modified_at, first.cause AS cause,
  seq = max(seq) OVER (PARTITION BY article_id) AS is_latest, first.mode AS mode, first.read_at AS read_at
FROM summed;

COMMENT ON VIEW reading IS 'Every reading of every fetch; stands: it still counts';
COMMENT ON VIEW revision IS 'One row per change of an article; cause says whose doing it is';
