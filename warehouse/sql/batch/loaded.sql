SELECT count(*) > 0 FROM batch WHERE batch_id = $batch_id;
