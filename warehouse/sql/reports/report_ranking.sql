-- The nearest articles, the seed's own page first; related and unrelated ones are bounded apart.
WITH ranked AS (
  SELECT *, row_number() OVER (
    PARTITION BY relation = 'unrelated' AND NOT is_seed
    ORDER BY is_seed DESC, list_position(['copy', 'partial', 'same_event', 'same_topic', 'undecided', 'unrelated'], relation),
      score DESC, reuse_article DESC, published_at, url) AS place
  FROM matches WHERE seed_id = $seed_id
)
SELECT m.article_id, m.url, m.host, s.name AS source_name, left(m.title, 400) AS title, m.lang, m.authors, m.published_at,
  m.published_precision, m.published_zone_assumed, m.published_is_guess, m.words, m.revisions, m.relation, m.copy_kind, m.score, m.same_story,
  m.reuse_article, m.reuse_seed, m.term_cosine, m.key_cosine, m.hours_from_seed, m.is_seed, m.links_to_seed, m.quotes_seed,
  left(m.syndication_credit, 200) AS syndication_credit, left(m.why, 1500) AS why, m.reasons[:12] AS reasons,
  left(m.receipt::VARCHAR, 20000) AS receipt, m.method
FROM ranked AS m LEFT JOIN source_latest AS s USING (source_id)
WHERE m.place <= CASE WHEN m.relation = 'unrelated' AND NOT m.is_seed THEN $unrelated_limit ELSE $related_limit END
ORDER BY (m.relation = 'unrelated' AND NOT m.is_seed), m.place;
