-- The candidates, counted in full: the runs of words that both have. Long texts are first held against each other by an
-- eighth of their runs: what shares less than a third of what is needed there is no near duplicate.
-- (A table between, as the count would be made twice in one statement.)
CREATE OR REPLACE TEMP TABLE common AS
WITH sized AS (
  SELECT c.*, one.shingle_count AS runs, two.shingle_count AS other_runs, one.shingle_count + two.shingle_count AS all_runs
  FROM candidate AS c
  JOIN content AS one ON one.content_id = c.content_id JOIN content AS two ON two.content_id = c.other_content_id
  -- No more can be shared than the shorter one has.
  WHERE least(runs, other_runs) >= $least_jaccard * greatest(runs, other_runs)
),
glanced AS (
  SELECT content_id FROM sized WHERE all_runs >= $long UNION SELECT other_content_id FROM sized WHERE all_runs >= $long
),
eighth AS MATERIALIZED (
  SELECT content_id, list(shingle) AS some FROM shingle SEMI JOIN glanced USING (content_id) WHERE shingle % 8 = 0 GROUP BY content_id
),
likely AS MATERIALIZED (
  SELECT s.* FROM sized AS s
  LEFT JOIN eighth AS one ON one.content_id = s.content_id LEFT JOIN eighth AS two ON two.content_id = s.other_content_id
  WHERE all_runs < $long OR len(list_intersect(one.some, two.some)) * 8 >= all_runs * $least_jaccard / (1 + $least_jaccard) / 3
),
concerned AS (SELECT content_id FROM likely UNION SELECT other_content_id FROM likely),
every AS MATERIALIZED (
  SELECT content_id, list(shingle) AS shingles FROM shingle SEMI JOIN concerned USING (content_id) GROUP BY content_id
)
SELECT l.*, len(list_intersect(one.shingles, two.shingles)) AS shared
FROM likely AS l JOIN every AS one ON one.content_id = l.content_id JOIN every AS two ON two.content_id = l.other_content_id;
INSERT INTO near_pair BY NAME
SELECT content_id, other_content_id, shared, round(shared / (all_runs - shared), 4) AS jaccard,
  round(shared / least(runs, other_runs), 4) AS containment
FROM common WHERE shared >= $least_runs AND jaccard >= $least_jaccard
ORDER BY content_id, other_content_id;
DROP TABLE common;
DROP TABLE candidate;
DROP TABLE fresh;
