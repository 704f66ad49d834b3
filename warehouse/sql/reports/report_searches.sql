-- What the archives gave for a seed: per archive how its searches ended, what they found and what they cost.
SELECT way, count(*) AS searches, count(*) FILTER (state = 'searched') AS searched, count(*) FILTER (state = 'partly') AS partly,
  count(*) FILTER (state NOT IN ('searched', 'partly')) AS in_vain, sum(found)::BIGINT AS found, sum(requests)::BIGINT AS requests,
  sum(bytes)::BIGINT AS bytes
FROM searches WHERE seed_id = $seed_id OR seed_id IS NULL GROUP BY way ORDER BY way;
