-- Every revision that has no comparison yet with this version of the seed by this method, and what SQL can measure:
-- cosines, shared triples of words, dates, links. The text comes along only where passages are worth looking for.
WITH the_seed AS (
  SELECT s.*, c.lang AS content_lang, c.word_count, c.term_norm, c.key_norm
  FROM seed AS s JOIN content AS c USING (content_id)
  WHERE s.seed_id = $seed_id AND s.seed_version = $seed_version
),
pending AS (
  SELECT r.observation_id, r.content_id FROM revision AS r
  ANTI JOIN (
    SELECT observation_id FROM comparison
    WHERE seed_id = $seed_id AND seed_version = $seed_version AND method = $method
  ) AS done USING (observation_id)
),
wanted AS (SELECT DISTINCT content_id FROM pending),
terms AS (
  SELECT t.content_id, sum(t.weight * s.weight) AS dot
  FROM term AS t
  JOIN (SELECT term, weight FROM term WHERE content_id = (SELECT content_id FROM the_seed)) AS s USING (term)
  SEMI JOIN wanted ON wanted.content_id = t.content_id
  GROUP BY t.content_id
),
keys AS (
  SELECT k.content_id, sum(k.weight * s.weight) AS dot
  FROM name_key AS k
  JOIN (SELECT key, weight FROM name_key WHERE content_id = (SELECT content_id FROM the_seed)) AS s USING (key)
  SEMI JOIN wanted ON wanted.content_id = k.content_id
  GROUP BY k.content_id
),
triples AS (
  SELECT g.content_id, count(*) AS shared
  FROM shingle AS g
  JOIN (SELECT shingle FROM shingle WHERE content_id = (SELECT content_id FROM the_seed)) AS s USING (shingle)
  SEMI JOIN wanted ON wanted.content_id = g.content_id
  GROUP BY g.content_id
),
-- Addresses that lead to the seed: its own, and those that led to the same article.
seed_article AS (
  SELECT article_id FROM observation WHERE observation_id = (SELECT observation_id FROM the_seed)
  UNION
  SELECT article_id FROM url_article WHERE url_id = (SELECT url_id FROM the_seed)
),
seed_url AS (
  SELECT url_id FROM the_seed WHERE url_id IS NOT NULL
  UNION
  SELECT url_id FROM url_article SEMI JOIN seed_article USING (article_id)
),
seed_address AS (
  SELECT url AS address FROM url SEMI JOIN seed_url USING (url_id)
  UNION
  SELECT alias FROM url_alias SEMI JOIN seed_url USING (url_id)
  UNION
  SELECT url FROM the_seed WHERE url IS NOT NULL
),
linking AS (SELECT DISTINCT observation_id FROM link SEMI JOIN seed_url USING (url_id))
SELECT
  p.observation_id,
  c.title,
  CASE WHEN coalesce(triples.shared, 0) >= $least_triples OR p.content_id = s.content_id THEN c.text END AS text,
  CASE WHEN c.lang = s.content_lang AND c.term_norm > 0 AND s.term_norm > 0
    THEN round(least(coalesce(terms.dot, 0) / (c.term_norm * s.term_norm), 1), 4) END AS term_cosine,
  CASE WHEN c.key_norm > 0 AND s.key_norm > 0
    THEN round(least(coalesce(keys.dot, 0) / (c.key_norm * s.key_norm), 1), 4) END AS key_cosine,
  c.lang = s.content_lang AS same_language,
  c.word_count AS words,
  s.word_count AS seed_words,
  date_diff('second', s.published_at, o.published_at) / 3600.0 AS hours_from_seed,
  coalesce(p.observation_id = s.observation_id OR o.url_id = s.url_id
    OR o.article_id IN (SELECT article_id FROM seed_article), false) AS is_seed,
  linking.observation_id IS NOT NULL AS links_to_seed,
  coalesce(o.canonical_url IN (SELECT address FROM seed_address), false) AS canonical_names_seed,
  o.syndication_credit
FROM pending AS p
CROSS JOIN the_seed AS s
JOIN observation AS o ON o.observation_id = p.observation_id
JOIN content AS c ON c.content_id = p.content_id
LEFT JOIN terms ON terms.content_id = p.content_id
LEFT JOIN keys ON keys.content_id = p.content_id
LEFT JOIN triples ON triples.content_id = p.content_id
LEFT JOIN linking ON linking.observation_id = p.observation_id
ORDER BY o.observed_at, p.observation_id;
