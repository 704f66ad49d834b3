-- People's judgements beside the machine's, those that disagree first.
SELECT seed_id, judged_relation, relation, agrees, url, title, judged_by, judged_at, note, is_about_latest FROM judgements
WHERE CAST($seed_id AS VARCHAR) IS NULL OR seed_id = $seed_id
ORDER BY seed_id, agrees IS NOT DISTINCT FROM true, judged_at DESC, url;
