-- The names, numbers and subjects that an article shares with the seed, those that weigh most first. Numbers that stand
-- in every text, years and small counts, are left out.
SELECT a.key FROM name_key AS a JOIN name_key AS s USING (key)
WHERE left(key, 1) <> '~' AND a.content_id = $content_id AND s.content_id = $seed_content_id
ORDER BY a.weight * s.weight DESC, a.key LIMIT $most;
