-- revenue: orders and what they are worth.
SELECT x.part, x.currency, COUNT(*) AS orders, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(x.valued) AS valued, SUM(x.milli) AS milli, MAX(1000) AS thousand, SUM(1000 * x.valued) AS thousands
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.currency AS currency,
    COALESCE(v.visitor, v.sid) AS visitor, CASE WHEN d.value_milli IS NULL THEN 0 ELSE 1 END AS valued, COALESCE(d.value_milli, 0) AS milli
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND d.kind = 'action' AND d.name = 'order.place' AND d.outcome = 'success'
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.currency
ORDER BY orders DESC, x.part, x.currency
LIMIT 10000
