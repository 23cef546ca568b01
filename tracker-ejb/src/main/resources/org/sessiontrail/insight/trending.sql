-- trending: pages by how much their views grew.
SELECT x.part, x.page, SUM(x.recent) - SUM(1 - x.recent) AS growth, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(x.recent) AS views, SUM(1 - x.recent) AS views_before
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, COALESCE(v.visitor, v.sid) AS visitor, CASE WHEN w.at_micros >= :since THEN 1 ELSE 0 END AS recent
  FROM tracker_view w
  JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
  WHERE w.log_id = :log AND w.at_micros >= :before AND w.at_micros < :to
      AND v.start_micros >= :before - 172800000000 AND v.start_micros < :to + 86400000000
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.page
ORDER BY growth DESC, x.part, x.page
LIMIT 10000
