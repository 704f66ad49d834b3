-- Per source and day: what was found, and why a day could not be searched.
SELECT c.source_id, s.name, c.day, c.known, c.fetched, c.articles, c.related, c.searched, c.partly, c.reason
FROM coverage AS c JOIN source_latest AS s USING (source_id)
WHERE c.seed_id = $seed_id
ORDER BY s.name, c.source_id, c.day LIMIT $limit;
