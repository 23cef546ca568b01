-- checkout: steps of the checkout, and where trails stop.
SELECT x.part, x.step, COUNT(DISTINCT x.sid) AS trails, COUNT(DISTINCT x.visitor) AS visitors,
  COUNT(*) AS times, SUM(CASE WHEN x.next_name IS NULL THEN 1 ELSE 0 END) AS lost
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.sid, d.name, COALESCE(d.step, '(not named)') AS step, d.at_micros, COALESCE(v.visitor, v.sid) AS visitor,
    LEAD(d.name) OVER (PARTITION BY d.sid ORDER BY d.at_micros, d.idx) AS next_name
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND v.start_micros >= :from - 172800000000
    AND d.kind = 'action' AND d.outcome = 'success' AND d.name IN ('checkout.step', 'order.place')
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
WHERE x.name = 'checkout.step' AND x.at_micros < :to
GROUP BY x.part, x.step
ORDER BY trails DESC, x.part, x.step
LIMIT 10000
