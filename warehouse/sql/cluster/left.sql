SELECT (SELECT count(*) FROM content) - (SELECT count(*) FROM near_text);
