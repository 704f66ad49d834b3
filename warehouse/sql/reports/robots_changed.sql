-- Hosts whose robots.txt this run was the first to find changed. Of the lines a person needs the first few.
SELECT host, changed_at, from_verdict, to_verdict, from_crawl_delay_s, to_crawl_delay_s,
  list_transform(lines_added[:5], lambda line: left(line, 100)) AS lines_added, len(lines_added) AS added,
  list_transform(lines_removed[:5], lambda line: left(line, 100)) AS lines_removed, len(lines_removed) AS removed
FROM robots_changes WHERE run_id = $run_id ORDER BY host, changed_at, origin;
