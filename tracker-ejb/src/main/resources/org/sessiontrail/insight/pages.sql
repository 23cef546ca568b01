-- pages: page views of the period by page.
SELECT x.part, x.page,
  COUNT(*) AS views, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(x.exits) AS exits, SUM(x.known) AS known_views, SUM(x.millis) AS known_millis
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part,
    w.route AS page, COALESCE(v.visitor, v.sid) AS visitor,
    CASE WHEN w.idx = v.exit_idx THEN 1 ELSE 0 END AS exits,
    CASE WHEN w.millis IS NULL THEN 0 ELSE 1 END AS known,
    COALESCE(w.millis, 0) AS millis
  FROM tracker_view w
  JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
  WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
    AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
) x
GROUP BY x.part, x.page
ORDER BY views DESC, x.part, x.page
LIMIT 10000
