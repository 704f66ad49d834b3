"""What web archives and news indexes answer: addresses to ask, answers read. Pure."""
