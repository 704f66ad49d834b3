-- The candidates that are worth counting in full. Long texts are first held against each other by an eighth of their
-- runs of words: what shares less than a third of what is needed there is no near duplicate.
CREATE OR REPLACE TEMP TABLE likely AS
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
)
SELECT s.* FROM sized AS s
LEFT JOIN eighth AS one ON one.content_id = s.content_id LEFT JOIN eighth AS two ON two.content_id = s.other_content_id
WHERE all_runs < $long OR len(list_intersect(one.some, two.some)) * 8 >= all_runs * $least_jaccard / (1 + $least_jaccard) / 3;
-- Whose runs are wanted, and the batches that they came with.
CREATE OR REPLACE TEMP TABLE concerned AS
SELECT content_id, batch_number FROM content SEMI JOIN (
  SELECT content_id FROM likely UNION ALL SELECT other_content_id FROM likely
) AS named USING (content_id);
CREATE OR REPLACE TEMP TABLE runs_of (content_id UBIGINT, shingles UBIGINT[]);
