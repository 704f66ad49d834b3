-- The links of an article as it was last read, as records.Link has them.
SELECT url, anchor, zone, ord AS position, rel FROM link
WHERE observation_id = (
  SELECT arg_max(observation_id, (observed_at, read_at, extractor, observation_id)) FROM observation
  WHERE article_id = $article_id AND verdict = 'article')
ORDER BY ord;
