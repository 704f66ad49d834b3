SELECT batch_id FROM batch WHERE kind = $kind;
