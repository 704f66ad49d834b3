SELECT relation, count(*) AS articles FROM matches WHERE seed_id = $seed_id AND NOT is_seed GROUP BY relation ORDER BY relation;
