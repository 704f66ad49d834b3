-- Sites besides the seed's: those that carry its text, and those that report the event in words of their own.
SELECT
  count(DISTINCT site) FILTER (relation IN ('copy', 'partial')) AS carriers,
  count(DISTINCT site) FILTER (relation = 'same_event') AS own_words,
  count(DISTINCT site) AS sites
FROM matches WHERE seed_id = $seed_id AND NOT is_seed AND site IS DISTINCT FROM $site;
