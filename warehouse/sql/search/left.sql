SELECT (SELECT count(*) FROM content) - (SELECT count(*) FROM indexed_text);
