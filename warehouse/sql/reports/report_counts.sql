-- How many articles stand in each relation, and at how many sites. The seed's own page does not count.
SELECT relation, count(*) AS articles FROM matches WHERE seed_id = $seed_id AND NOT is_seed GROUP BY relation;
