-- The seed cut into cells of equal length: how many articles share the middle of each cell.
WITH cell AS (
  SELECT range AS cell, CAST(floor((range + 0.5) * $characters / $cells) AS INTEGER) AS middle FROM range($cells)
),
span AS (
  SELECT m.article_id, p.seed_start, p.seed_end
  FROM matches AS m JOIN passage AS p USING (seed_id, seed_version, observation_id, method)
  WHERE m.seed_id = $seed_id AND m.seed_version = $seed_version AND m.relation IN ('copy', 'partial') AND NOT m.is_seed
)
SELECT c.cell, count(DISTINCT s.article_id) AS articles
FROM cell AS c LEFT JOIN span AS s ON s.seed_start <= c.middle AND s.seed_end > c.middle
GROUP BY c.cell ORDER BY c.cell;
