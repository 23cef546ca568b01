-- pages: page views of the period by page.
SELECT y.part, y.page,
  SUM(y.views) AS views, COUNT(*) AS visitors,
  SUM(y.exits) AS exits, SUM(y.known) AS known_views, SUM(y.millis) AS known_millis
FROM (
  SELECT x.part, x.page, x.visitor, COUNT(*) AS views,
    SUM(x.exits) AS exits, SUM(x.known) AS known, SUM(x.millis) AS millis
  FROM (
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part,
      w.route AS page, COALESCE(v.visitor, v.sid) AS visitor,
      CASE WHEN w.idx = v.exit_idx THEN 1 ELSE 0 END AS exits,
      CASE WHEN w.millis IS NULL THEN 0 ELSE 1 END AS known,
      COALESCE(w.millis, 0) AS millis
    FROM tracker_view w
    JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
    WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
      AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  ) x
  GROUP BY x.part, x.page, x.visitor
) y
GROUP BY y.part, y.page
ORDER BY views DESC, y.part, y.page
LIMIT 10000
