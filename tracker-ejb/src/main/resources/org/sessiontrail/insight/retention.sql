-- retention: people who come back, by when they joined and how long after.
SELECT y.cohort, y.piece,
  COUNT(DISTINCT CASE WHEN y.counted = 1 THEN y.visitor END) AS visitors,
  COUNT(DISTINCT CASE WHEN y.joined = 1 THEN y.visitor END) AS joined
FROM (
  SELECT x.visitor, x.piece, x.counted, x.joined,
    MIN(CASE WHEN x.joined = 1 THEN x.piece END) OVER (PARTITION BY x.visitor) AS cohort
  FROM (
    SELECT COALESCE(v.visitor, v.sid) AS visitor,
      CASE WHEN v.start_micros < :from THEN -1
        ELSE /*[moment]*/ v.start_micros - MOD(v.start_micros - 345600000000, 604800000000) /*[end]*/
        END AS piece,
      CASE WHEN /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/ THEN 1 ELSE 0 END AS counted,
      CASE WHEN /*[joins]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/ THEN 1 ELSE 0 END AS joined
    FROM tracker_visit v
    WHERE v.log_id = :log AND v.start_micros < :to
      AND COALESCE(v.visitor, v.sid) IN (
        SELECT COALESCE(o.visitor, o.sid) FROM tracker_visit o
        WHERE o.log_id = :log AND o.start_micros >= :from AND o.start_micros < :to)
  ) x
) y
WHERE y.cohort >= 0 AND y.piece >= y.cohort
GROUP BY y.cohort, y.piece
ORDER BY y.cohort, y.piece
