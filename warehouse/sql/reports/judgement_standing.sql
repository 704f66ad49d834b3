-- Which of some articles a person has judged, and against which seed.
SELECT article_id, seed_id FROM standing_judgement
WHERE list_contains(CAST($article_ids AS UBIGINT[]), article_id) ORDER BY article_id, seed_id;
