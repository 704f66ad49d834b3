-- What matches holds now, with what another method has stored of the same readings, and what people say.
SELECT m.seed_id, m.seed_version, m.observation_id, m.url, m.title, m.method, m.relation, m.copy_kind, m.score, m.why,
  CASE WHEN m.is_seed THEN NULL ELSE m.judged_relation END AS judged_relation,
  c.relation AS other_relation, c.copy_kind AS other_copy_kind, c.score AS other_score, c.why AS other_why
FROM matches AS m
LEFT JOIN comparison AS c ON c.seed_id = m.seed_id AND c.seed_version = m.seed_version
  AND c.observation_id = m.observation_id AND c.method = $method
WHERE CASE WHEN CAST($seeds AS VARCHAR[]) IS NULL THEN m.seed_id IN (SELECT seed_id FROM seed_latest WHERE active)
  ELSE list_contains(CAST($seeds AS VARCHAR[]), m.seed_id) END
ORDER BY m.seed_id, m.url;
