DETACH newswake;
