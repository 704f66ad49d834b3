-- The articles that a seed was compared with and found some relation to; NULL for a seed that nobody knows.
SELECT CASE WHEN EXISTS (FROM seed WHERE seed_id = $seed) THEN
  (SELECT coalesce(list(article_id), []) FROM matches WHERE seed_id = $seed AND relation NOT IN ('unrelated', 'undecided')) END;
