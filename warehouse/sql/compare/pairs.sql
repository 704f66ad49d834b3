-- Every revision that has no comparison yet with this version of the seed by this method, and what SQL can measure:
-- cosines, shared triples of words, dates, links. The text comes along only where passages are worth looking for.
WITH the_seed AS (
  SELECT s.*, c.lang AS content_lang, c.word_count, c.term_norm, c.key_norm, f.* EXCLUDE (content_id, version)
  FROM seed AS s JOIN content AS c USING (content_id) LEFT JOIN feature_sum AS f ON f.content_id = s.content_id
  WHERE s.seed_id = $seed_id AND s.seed_version = $seed_version
),
pending AS (
  SELECT r.observation_id, r.content_id FROM revision AS r
  ANTI JOIN (
    SELECT observation_id FROM comparison
    WHERE seed_id = $seed_id AND seed_version = $seed_version AND method = $method
  ) AS done USING (observation_id)
),
-- All texts are read, however few are pending: what they share with the seed is little, and texts that are not wanted
-- could be told from others only row by row.
-- Of both sides the weight of those terms that the other side has too: all, the heaviest, those of the first words.
terms AS (
  SELECT t.content_id, sum(t.weight * s.weight) AS dot,
    sum(if(t.place <= 5, t.weight, 0)) AS main, sum(s.main) AS seed_main,
    sum(if(t.is_lead, t.weight, 0)) AS lead, sum(s.lead) AS seed_lead
  FROM term AS t
  JOIN (SELECT term, weight, if(place <= 5, weight, 0) AS main, if(is_lead, weight, 0) AS lead
    FROM term WHERE content_id = (SELECT content_id FROM the_seed)) AS s USING (term)
  GROUP BY t.content_id
),
keys AS (
  SELECT k.content_id, sum(k.weight * s.weight) FILTER (s.kind = 'name') AS dot,
    sum(k.weight * s.weight) FILTER (s.kind = 'number') AS numbers, sum(k.weight * s.weight) FILTER (s.kind = 'concept') AS concepts
  FROM name_key AS k
  JOIN (SELECT key, weight, CASE left(key, 1) WHEN '~' THEN 'number' WHEN '*' THEN 'concept' ELSE 'name' END AS kind
    FROM name_key WHERE content_id = (SELECT content_id FROM the_seed)) AS s USING (key)
  GROUP BY k.content_id
),
triples AS (
  SELECT g.content_id, count(*) AS shared
  FROM shingle AS g
  JOIN (SELECT shingle FROM shingle WHERE content_id = (SELECT content_id FROM the_seed)) AS s USING (shingle)
  GROUP BY g.content_id
),
-- Texts are long: the others are not even read.
near_text AS (
  SELECT content_id, text FROM content
  WHERE content_id IN (SELECT content_id FROM triples WHERE shared >= $least_triples UNION ALL SELECT content_id FROM the_seed)
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
  n.text,
  CASE WHEN c.term_norm > 0 AND s.term_norm > 0
    THEN round(least(coalesce(terms.dot, 0) / (c.term_norm * s.term_norm), 1), 4) END AS word_cosine,
  CASE WHEN c.lang = s.content_lang THEN word_cosine END AS term_cosine,
  CASE WHEN c.key_norm > 0 AND s.key_norm > 0
    THEN round(least(coalesce(keys.dot, 0) / (c.key_norm * s.key_norm), 1), 4) END AS key_cosine,
  CASE WHEN f.number_norm > 0 AND s.number_norm > 0
    THEN round(least(coalesce(keys.numbers, 0) / (f.number_norm * s.number_norm), 1), 4) END AS number_cosine,
  CASE WHEN f.concept_norm > 0 AND s.concept_norm > 0
    THEN round(least(coalesce(keys.concepts, 0) / (f.concept_norm * s.concept_norm), 1), 4) END AS concept_cosine,
  CASE WHEN f.main_terms > 0 AND s.main_terms > 0
    THEN round(greatest(coalesce(terms.main, 0) / f.main_terms, coalesce(terms.seed_main, 0) / s.main_terms), 4) END AS main_terms,
  CASE WHEN f.lead_terms > 0 AND s.lead_terms > 0
    THEN round(greatest(coalesce(terms.lead, 0) / f.lead_terms, coalesce(terms.seed_lead, 0) / s.lead_terms), 4) END AS lead_most,
  CASE WHEN f.lead_terms > 0 AND s.lead_terms > 0
    THEN round(least(coalesce(terms.lead, 0) / f.lead_terms, coalesce(terms.seed_lead, 0) / s.lead_terms), 4) END AS lead_least,
  least(f.terms, s.terms) AS terms,
  c.lang = s.content_lang AS same_language,
  CASE WHEN c.lang <> s.content_lang THEN concat_ws('-', least(c.lang, s.content_lang), greatest(c.lang, s.content_lang)) END AS languages,
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
LEFT JOIN feature_sum AS f ON f.content_id = p.content_id
LEFT JOIN terms ON terms.content_id = p.content_id
LEFT JOIN keys ON keys.content_id = p.content_id
LEFT JOIN near_text AS n ON n.content_id = p.content_id
LEFT JOIN linking ON linking.observation_id = p.observation_id
ORDER BY o.observed_at, p.observation_id;
