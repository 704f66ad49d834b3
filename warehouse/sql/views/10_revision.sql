-- Every reading of every fetch: what one extractor made of it. The newest that did not fail counts; if it finds no article,
-- or another article, earlier ones of the same fetch do not stand any more. Keys leave noise out; an article whose looks
-- never differed has none and needs none.
CREATE OR REPLACE VIEW reading AS
WITH of_fetch AS (
  SELECT fetch_id, arg_min(observation_id, (read_at, extractor, observation_id)) AS first_id,
    arg_max({'id': observation_id, 'verdict': verdict, 'article_id': article_id},
      (kind <> 'failed', read_at, extractor, observation_id)) AS newest
  FROM observation GROUP BY fetch_id
),
keyed AS (
  SELECT observation_id, text_key, revision_key FROM revision_key WHERE method = (SELECT max(method) FROM revision_key)
)
SELECT o.*, o.observation_id = f.first_id AS is_first, o.observation_id = f.newest.id AS is_newest,
  f.newest.verdict AS verdict_now,
  o.verdict = 'article' AND o.content_id IS NOT NULL AND f.newest.verdict = 'article'
    AND f.newest.article_id = o.article_id AS stands,
  coalesce(k.text_key, o.content_id) AS text_key, coalesce(k.revision_key, o.content_id) AS revision_key
FROM observation AS o JOIN of_fetch AS f USING (fetch_id)
LEFT JOIN keyed AS k ON k.observation_id = o.observation_id;

-- Every good observation with the number of the revision that it shows. A revision is a change from the observation
-- before: A, B, A are three; noise is no change. The past stays as it was seen: when a page that had been looked at again
-- since is read by another extractor, that is no news of the article, but only evidence for causes.
-- A page has editions: other addresses (mobile, AMP), languages, and looks that show only a part of the text.
CREATE OR REPLACE VIEW article_observation AS
WITH look AS (
  SELECT fetch_id, any_value(body_sha256) AS body_sha256, any_value(final_url) AS final_url
  FROM fetch_log WHERE body_sha256 IS NOT NULL GROUP BY fetch_id
),
good AS (
  SELECT r.*, l.body_sha256,
    -- Which page it was: without scheme, query and fragment, and without the archive that has the copy.
    rtrim(regexp_extract(regexp_replace(l.final_url, '^https?://[^/]+/web/[0-9]{14}[a-z_]*/', ''),
      '^(?:https?://)?(?:www\.)?([^?#]*)', 1), '/')
      || CASE WHEN regexp_matches(l.final_url, '(?i)[?&](?:amp|(?:output|outputtype|view|mode|type)=amp)(?:[=&#]|$)')
        THEN '?amp' ELSE '' END AS address,
    min(CASE WHEN is_first THEN read_at END) OVER (
      PARTITION BY article_id ORDER BY observed_at GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS looked_again_at,
    -- What each of those who have read this look found. What stands of a fetch is one article's: that is said here, so that
    -- a question for some articles goes down through all windows.
    list({'reader': extractor, 'text_key': text_key}) OVER (PARTITION BY article_id, r.fetch_id) AS texts,
    -- The language of a short text is a guess.
    CASE WHEN c.word_count >= 50 THEN c.lang END AS text_lang,
    truncated IS NOT NULL OR coalesce(paywalled AND 2 * c.word_count < max(c.word_count) FILTER (NOT coalesce(paywalled, false))
      OVER (PARTITION BY article_id), false) AS is_cut
  FROM reading AS r LEFT JOIN look AS l ON l.fetch_id = r.fetch_id LEFT JOIN content AS c ON c.content_id = r.content_id
  WHERE stands
),
trail AS (
  SELECT *, lag(content_id) OVER in_time AS previous_content_id, lag(extractor) OVER in_time AS previous_extractor,
    lag(fetch_id) OVER in_time AS previous_fetch_id, lag(body_sha256) OVER in_time AS previous_body_sha256,
    lag(address) OVER in_time AS previous_address, lag(texts) OVER in_time AS previous_texts,
    lag({'observation_id': observation_id, 'text_key': text_key, 'revision_key': revision_key, 'lang': text_lang, 'is_cut': is_cut})
      OVER in_time AS previous,
    lag({'observation_id': observation_id, 'revision_key': revision_key, 'extractor': extractor}) OVER (
      PARTITION BY article_id, address, text_lang, is_cut ORDER BY observed_at, read_at, extractor, observation_id) AS previous_of_edition
  FROM good WHERE is_first OR coalesce(looked_again_at >= read_at, true)
  WINDOW in_time AS (PARTITION BY article_id ORDER BY observed_at, read_at, extractor, observation_id)
),
told AS (
  SELECT *,
    -- What another extractor takes for the standfirst is no change of the article.
    CASE WHEN extractor = previous_extractor THEN revision_key IS DISTINCT FROM previous.revision_key
      ELSE text_key IS DISTINCT FROM previous.text_key END AS is_change,
    -- Whether an extractor that has read both looks found the same text in them. NULL: nobody has read both.
    CASE WHEN extractor <> previous_extractor AND list_has_any(
        list_transform(texts, lambda item: item.reader), list_transform(previous_texts, lambda item: item.reader))
      THEN list_has_any(texts, previous_texts) END AS is_same_by_one,
    coalesce(address <> previous_address OR text_lang <> previous.lang OR is_cut <> previous.is_cut, false) AS is_other_edition
  FROM trail
)
SELECT *, CAST(sum(CAST(is_change AS INTEGER)) OVER (
    PARTITION BY article_id ORDER BY observed_at, read_at, extractor, observation_id) AS INTEGER) AS seq
FROM told;

-- One row per revision; observation_id is the observation that first showed it, last_observation_id the last.
-- cause: first | publisher_edit | extractor_change (the same bytes, or a page that reads the same by one extractor) |
-- fetch_variant (another edition of the page, that reads as it did before or was not seen before) | undecided.
-- base_observation_id is what a revision is held against: the observation before it, or, where another edition lies between,
-- the last one of its own edition.
CREATE OR REPLACE VIEW revision AS
WITH placed AS (
  SELECT article_id, seq, observation_id, observed_at, content_id, previous_content_id, extractor, title, modified_at, mode, read_at,
    revision_key, row_number() OVER in_time AS place,
    CASE WHEN is_other_edition THEN coalesce(previous_of_edition.observation_id, previous.observation_id)
      ELSE previous.observation_id END AS base_observation_id,
    CASE
      WHEN seq = 1 THEN 'first'
      WHEN extractor <> previous_extractor
        AND (fetch_id = previous_fetch_id OR body_sha256 = previous_body_sha256 OR is_same_by_one) THEN 'extractor_change'
      WHEN is_other_edition AND coalesce(previous_of_edition.revision_key = revision_key, true) THEN 'fetch_variant'
      WHEN is_other_edition THEN CASE WHEN previous_of_edition.extractor = extractor THEN 'publisher_edit' ELSE 'undecided' END
      WHEN extractor = previous_extractor OR NOT is_same_by_one THEN 'publisher_edit'
      ELSE 'undecided'
    END AS cause,
    CASE WHEN address <> previous_address THEN 'address' WHEN text_lang <> previous.lang THEN 'language'
      WHEN is_cut <> previous.is_cut THEN 'length' END AS edition_by
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
  seq = max(seq) OVER (PARTITION BY article_id) AS is_latest, first.mode AS mode, first.read_at AS read_at,
  first.revision_key AS revision_key, first.base_observation_id AS base_observation_id, first.edition_by AS edition_by
FROM summed;

COMMENT ON VIEW reading IS 'Every reading of every fetch; stands: it still counts';
COMMENT ON VIEW revision IS 'One row per change of an article; cause says whose doing it is';
