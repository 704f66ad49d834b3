-- The method of the newest comparison: what holds where no method has been put in force yet.
SELECT arg_max(method, (compared_at, method)) FROM comparison;
