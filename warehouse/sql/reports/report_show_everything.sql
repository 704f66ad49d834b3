SELECT relation, copy_kind, round(score, 2) AS score, round(reuse_article, 2) AS reused, host, title, published_at, why, url
FROM matches WHERE seed_id = 'SEED_ID' AND NOT is_seed
ORDER BY relation, score DESC, reuse_article DESC
