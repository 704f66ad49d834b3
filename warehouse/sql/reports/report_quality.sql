-- How the method that most of the matches are by does against people's labels of a seed.
SELECT method, relation, labels, labelled, said, agreed, precision, precision_low, precision_high, recall, recall_low,
  recall_high, f1, f1_low, f1_high
FROM study_quality
WHERE seed_id = $seed_id AND method = (SELECT mode(method) FROM matches WHERE seed_id = $seed_id)
ORDER BY list_position(['copy', 'partial', 'same_event', 'same_topic', 'unrelated', 'all'], relation);
