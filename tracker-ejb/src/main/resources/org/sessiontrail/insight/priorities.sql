-- priorities: pages by use and friction.
SELECT x.part, x.page, SUM(x.uses) AS uses, COUNT(DISTINCT x.visitor) AS visitors, SUM(x.struggles) AS struggles,
  COUNT(DISTINCT x.visitor) * SUM(x.struggles) AS weight
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, COALESCE(v.visitor, v.sid) AS visitor, 1 AS uses, CASE WHEN w.status >= 500 THEN 1 ELSE 0 END AS struggles
  FROM tracker_view w
  JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
  WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  UNION ALL
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.route AS page, COALESCE(v.visitor, v.sid) AS visitor, 0 AS uses, 1 AS struggles
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND (d.kind IN ('rage-click', 'dead-click', 'form-refill', 'form-abandon', 'error') OR d.kind = 'action' AND d.outcome <> 'success' OR d.kind = 'request' AND d.status >= 400)
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.page
ORDER BY weight DESC, x.part, x.page
LIMIT 10000
