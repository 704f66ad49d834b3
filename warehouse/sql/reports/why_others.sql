-- What other methods said of the same reading and the same version of the seed.
SELECT method, relation, score, why, compared_at FROM comparison
WHERE seed_id = $seed_id AND seed_version = $seed_version AND observation_id = $observation_id AND method <> $method
ORDER BY compared_at DESC, method;
