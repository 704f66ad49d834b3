-- The runs of words that both of each pair have, counted in full. (A table between, as the count would be made twice in
-- one statement.)
CREATE OR REPLACE TEMP TABLE common AS
SELECT l.*, len(list_intersect(one.shingles, two.shingles)) AS shared
FROM likely AS l
JOIN runs_of AS one ON one.content_id = l.content_id JOIN runs_of AS two ON two.content_id = l.other_content_id;
INSERT INTO near_pair BY NAME
SELECT content_id, other_content_id, shared, round(shared / (all_runs - shared), 4) AS jaccard,
  round(shared / least(runs, other_runs), 4) AS containment
FROM common WHERE shared >= $least_runs AND jaccard >= $least_jaccard
ORDER BY content_id, other_content_id;
DROP TABLE common;
DROP TABLE runs_of;
DROP TABLE concerned;
DROP TABLE likely;
DROP TABLE candidate;
DROP TABLE fresh;
