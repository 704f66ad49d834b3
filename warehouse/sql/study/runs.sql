SELECT run_id, flow, name, state, started_at, finished_at, known, compared, stored, unchanged, not_article, refused, failed, deferred,
  balanced, requests, bytes_wire, warnings, window_start, window_end, code_version, config_hash
FROM runs WHERE seed_id = $seed_id ORDER BY started_at, run_id;
