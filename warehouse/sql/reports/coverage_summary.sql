-- Per source of a seed: how much of the window could be searched, what was found, and why the rest was not searched.
SELECT source_id, count(*) AS days, count(*) FILTER (searched) AS days_searched,
  count(*) FILTER (known > 0) AS days_with_something, sum(known)::BIGINT AS known, sum(fetched)::BIGINT AS fetched,
  sum(articles)::BIGINT AS articles, sum(related)::BIGINT AS related, any_value(oldest_entry_at) AS oldest_entry_at,
  mode(reason) FILTER (NOT searched) AS reason
FROM coverage WHERE seed_id = $seed_id GROUP BY source_id ORDER BY source_id;
