-- How many articles people have judged against a seed.
SELECT count(*) AS labels FROM standing_judgement WHERE seed_id = $seed_id;
