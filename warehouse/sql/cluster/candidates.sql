SELECT count(*) FROM candidate;
