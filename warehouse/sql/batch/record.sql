INSERT INTO batch VALUES ($batch_id, $run_id, $kind, $row_count, now());
