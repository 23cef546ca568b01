-- struggles: signs of struggle by page.
SELECT x.part, x.page, x.trouble, COUNT(*) AS times, COUNT(DISTINCT x.visitor) AS visitors, COUNT(DISTINCT x.sid) AS trails
FROM (
  SELECT y.part, y.page, y.visitor, y.sid,
    CASE WHEN y.kind = 'action' THEN 'failed action' WHEN y.kind = 'request' THEN 'retry' ELSE y.kind END AS trouble
  FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.route AS page, d.kind, d.outcome, d.at_micros, v.sid, COALESCE(v.visitor, v.sid) AS visitor,
    LAG(d.at_micros, 2) OVER (PARTITION BY d.sid, d.kind, d.method, d.route ORDER BY d.at_micros, d.idx) AS third_last
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND (d.kind IN ('rage-click', 'dead-click', 'form-refill', 'form-abandon', 'error') OR d.kind = 'action' OR d.kind = 'request' AND d.method IN ('POST', 'PUT', 'PATCH', 'DELETE'))
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  ) y
  WHERE (y.kind <> 'action' OR y.outcome <> 'success')
    AND (y.kind <> 'request' OR y.at_micros - y.third_last <= 5000000)
) x
GROUP BY x.part, x.page, x.trouble
ORDER BY times DESC, x.part, x.page, x.trouble
LIMIT 10000
