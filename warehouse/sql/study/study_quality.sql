SELECT seed_id, method, is_adopted, relation, labels, labelled, said, agreed, precision, precision_low, precision_high, recall,
  recall_low, recall_high, f1, f1_low, f1_high
FROM study_quality WHERE seed_id = $seed_id ORDER BY method, relation;
