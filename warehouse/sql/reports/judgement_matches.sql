-- What is compared of some articles: seed, reading and the answer of the machine.
SELECT article_id, seed_id, observation_id, relation FROM matches
WHERE list_contains(CAST($article_ids AS UBIGINT[]), article_id) ORDER BY article_id, seed_id;
