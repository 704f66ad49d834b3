-- What matches holds of an article, with what is needed to explain it.
SELECT m.seed_id, m.seed_version, coalesce(s.title, sc.title) AS seed_title, s.url AS seed_url, sc.lang AS seed_lang,
  s.content_id AS seed_content_id, m.title, m.lang, o.content_id, m.observation_id, m.is_latest_revision,
  m.relation, m.copy_kind, m.score, m.reuse_article, m.reuse_seed, m.is_seed, m.quotes_seed, m.why,
  m.receipt::VARCHAR AS receipt, m.method, m.compared_at, m.run_id, r.code_version,
  j.relation AS judged_relation, j.judged_by, j.judged_at, j.note
FROM matches AS m
JOIN seed AS s USING (seed_id, seed_version)
JOIN content AS sc ON sc.content_id = s.content_id
JOIN observation AS o ON o.observation_id = m.observation_id
LEFT JOIN run AS r ON r.run_id = m.run_id
LEFT JOIN standing_judgement AS j ON j.seed_id = m.seed_id AND j.article_id = m.article_id
WHERE m.article_id = $article_id AND (CAST($seed_id AS VARCHAR) IS NULL OR m.seed_id = $seed_id)
ORDER BY m.seed_id;
