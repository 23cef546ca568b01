-- previous-pages: which page comes before which.
SELECT y.part, y.page, y.previous_page, COUNT(*) AS views, COUNT(DISTINCT y.visitor) AS visitors
FROM (
  SELECT x.part, x.page, x.visitor, x.at_micros,
    LAG(x.page) OVER (PARTITION BY x.sid, x.visit_num ORDER BY x.at_micros, x.idx) AS previous_page
  FROM (
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, v.sid, v.num AS visit_num, w.idx, w.at_micros, w.route AS page,
      COALESCE(v.visitor, v.sid) AS visitor
    FROM tracker_view w
    JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
    WHERE w.log_id = :log AND w.at_micros >= :begin AND w.at_micros < :until
      AND v.start_micros >= :begin - 172800000000 AND v.start_micros < :until + 86400000000
      AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  ) x
) y
WHERE y.at_micros >= :from AND y.at_micros < :to AND /*[page]*/ 1 = 1 /*[end]*/
GROUP BY y.part, y.page, y.previous_page
ORDER BY views DESC, y.part, y.page, y.previous_page
LIMIT 10000
