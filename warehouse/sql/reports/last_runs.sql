-- When each flow last began, per seed.
SELECT flow, seed_id, max(started_at) AS started_at FROM run GROUP BY flow, seed_id ORDER BY flow, seed_id;
