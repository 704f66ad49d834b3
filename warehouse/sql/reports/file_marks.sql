-- Of each day for which CC-NEWS files were read for a seed: the last file, by name, before which all were read; "~" if all
-- were. flows/searching_files.py writes these reasons.
SELECT first_day,
  max(CASE state WHEN 'not_held' THEN '~' ELSE regexp_extract(reason, '^read up to (CC-NEWS-\d{14}-\d+)', 1) END) AS mark
FROM search
WHERE seed_id = $seed_id AND way = 'cc_news' AND source_id IS NULL AND first_day = last_day
  AND ((state = 'partly' AND starts_with(reason, 'read up to CC-NEWS-'))
    OR (state = 'not_held' AND reason = 'nothing else in them that fits'))
GROUP BY first_day;
