SELECT DISTINCT batch_number FROM concerned ORDER BY batch_number;
