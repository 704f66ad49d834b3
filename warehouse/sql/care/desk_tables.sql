-- What lies on the desk: the analyst's own tables first.
SELECT database AS "in", name FROM (SHOW ALL TABLES) WHERE database IN ('workspace', 'newswake')
ORDER BY database DESC, name;
