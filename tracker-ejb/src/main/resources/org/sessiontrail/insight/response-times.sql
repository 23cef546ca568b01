-- response-times: how long requests take, by route.
SELECT x.part, x.page, COUNT(*) AS requests, COUNT(DISTINCT x.visitor) AS visitors,
  MAX(CASE WHEN x.place * 100 >= x.many * 50 AND (x.place - 1) * 100 < x.many * 50 THEN x.millis END) AS p50,
  MAX(CASE WHEN x.place * 100 >= x.many * 95 AND (x.place - 1) * 100 < x.many * 95 THEN x.millis END) AS p95,
  MAX(CASE WHEN x.place * 100 >= x.many * 99 AND (x.place - 1) * 100 < x.many * 99 THEN x.millis END) AS p99, SUM(x.millis) AS waited
FROM (
  SELECT c.part, c.page, c.millis, c.visitor,
    ROW_NUMBER() OVER (PARTITION BY c.part, c.page ORDER BY c.millis) AS place,
    COUNT(*) OVER (PARTITION BY c.part, c.page) AS many
  FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, w.took_millis AS millis, w.status AS status, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_view w
  JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
  WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND w.took_millis IS NOT NULL
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  UNION ALL
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.route AS page, d.millis AS millis, d.status AS status, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND d.kind = 'request' AND d.millis IS NOT NULL
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  ) c
) x
GROUP BY x.part, x.page
ORDER BY requests DESC, x.part, x.page
LIMIT 10000
