SELECT host, url, words, round(identity, 2) AS identity, seed_text, article_text
FROM seed_passages WHERE seed_id = 'SEED_ID'
ORDER BY host, url, seed_start
