-- Articles of which a person says something else than the machine.
SELECT url, substring(title, 1, 500) AS title, judged_relation, relation, substring(why, 1, 500) AS why,
  substring(note, 1, 500) AS note, count(*) OVER ()::INTEGER AS total
FROM judgements
WHERE seed_id = $seed_id AND NOT agrees AND judged_relation <> 'undecided' AND NOT is_seed
ORDER BY judged_at DESC, url LIMIT $most;
