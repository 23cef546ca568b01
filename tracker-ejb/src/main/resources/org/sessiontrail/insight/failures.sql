-- failures: how often requests fail, by route.
SELECT x.part, x.page, SUM(CASE WHEN x.status >= 500 THEN 1 ELSE 0 END) AS failed, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(CASE WHEN x.status >= 400 AND x.status < 500 THEN 1 ELSE 0 END) AS refused, COUNT(*) AS requests
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, w.status AS status, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_view w
  JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
  WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND w.status IS NOT NULL
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  UNION ALL
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.route AS page, d.status AS status, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND d.kind = 'request' AND d.status IS NOT NULL
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.page
ORDER BY failed DESC, x.part, x.page
LIMIT 10000
