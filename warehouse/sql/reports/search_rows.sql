-- What was searched for a seed, as records.Search: of searches of the same days the latest.
SELECT way, source_id, first_day, last_day, state, found, requests, bytes, reason FROM search
WHERE seed_id = $seed_id OR seed_id IS NULL
QUALIFY row_number() OVER (PARTITION BY way, source_id, first_day, last_day ORDER BY ended_at DESC, run_id DESC) = 1
ORDER BY way, source_id NULLS FIRST, first_day, last_day;
