-- Pairs of a seed and a related article that have no facts by this method, with both texts and the quotations of the seed
-- as its page has them (NULL: nobody has told them, as of a seed that was given as text).
WITH related AS (
  SELECT DISTINCT seed_id, seed_version, observation_id FROM comparison
  ANTI JOIN (SELECT seed_id, seed_version, observation_id FROM kept_pair WHERE method = $method) AS done
    USING (seed_id, seed_version, observation_id)
  WHERE relation IN ('copy', 'partial', 'same_event') AND NOT is_seed
  ORDER BY ALL LIMIT $portion
),
said AS (
  SELECT observation_id, list({'start': char_start, 'end': char_end, 'speaker': speaker} ORDER BY char_start) AS quotes
  FROM quote SEMI JOIN (SELECT s.observation_id FROM seed AS s SEMI JOIN related USING (seed_id, seed_version)) USING (observation_id)
  GROUP BY observation_id
)
SELECT r.seed_id, r.seed_version, r.observation_id, sc.text AS seed_text, sc.lang AS seed_lang, c.text, c.lang, said.quotes
FROM related AS r
JOIN seed AS s USING (seed_id, seed_version) JOIN content AS sc ON sc.content_id = s.content_id
JOIN observation AS o ON o.observation_id = r.observation_id JOIN content AS c ON c.content_id = o.content_id
LEFT JOIN said ON said.observation_id = s.observation_id
ORDER BY r.seed_id, r.seed_version, r.observation_id;
