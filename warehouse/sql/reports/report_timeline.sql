-- Related articles with the moment that each page claims as its publication; the nearest ones if there are too many.
SELECT m.url, left(m.title, 200) AS title, m.lang, m.host, coalesce(s.name, m.site, m.host) AS source, m.relation, m.published_at,
  m.published_precision, m.published_zone_assumed, m.published_is_guess
FROM matches AS m LEFT JOIN source_latest AS s USING (source_id)
WHERE m.seed_id = $seed_id AND NOT m.is_seed AND m.relation <> 'unrelated'
ORDER BY list_position(['copy', 'partial', 'same_event', 'same_topic', 'undecided'], m.relation), m.score DESC, m.url
LIMIT $limit;
