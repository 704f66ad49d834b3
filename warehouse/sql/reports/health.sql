SELECT
  (SELECT max(version) FROM schema_migration) AS schema_version,
  (SELECT count(*) FROM run) AS runs,
  (SELECT count(DISTINCT article_id) FROM observation WHERE verdict = 'article') AS articles,
  (SELECT count(*) FROM comparison) AS comparisons,
  (SELECT max(loaded_at) FROM batch) AS loaded_at;
