SELECT count(*) FROM near_pair;
