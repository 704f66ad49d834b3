SELECT coalesce(bool_and(balanced), true) FROM funnel WHERE run_id = $run_id;
