-- paths: the first five pages of visits, reloads left out.
SELECT p.part, p.page_1, p.page_2, p.page_3, p.page_4, p.page_5,
  COUNT(*) AS visits, COUNT(DISTINCT p.visitor) AS visitors
FROM (
  SELECT z.part, z.visitor, z.sid, z.visit_num,
    MAX(CASE WHEN z.place = 1 THEN z.page END) AS page_1,
    MAX(CASE WHEN z.place = 2 THEN z.page END) AS page_2,
    MAX(CASE WHEN z.place = 3 THEN z.page END) AS page_3,
    MAX(CASE WHEN z.place = 4 THEN z.page END) AS page_4,
    MAX(CASE WHEN z.place = 5 THEN z.page END) AS page_5
  FROM (
    SELECT y.part, y.visitor, y.sid, y.visit_num, y.page,
      ROW_NUMBER() OVER (PARTITION BY y.sid, y.visit_num ORDER BY y.at_micros, y.idx) AS place
    FROM (
      SELECT x.part, x.visitor, x.sid, x.visit_num, x.page, x.at_micros, x.idx,
        LAG(x.page) OVER (PARTITION BY x.sid, x.visit_num ORDER BY x.at_micros, x.idx) AS earlier
      FROM (
        SELECT /*[breakdown]*/ '' /*[end]*/ AS part, v.sid, v.num AS visit_num, w.idx, w.at_micros, w.route AS page,
          COALESCE(v.visitor, v.sid) AS visitor
        FROM tracker_view w
        JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
        WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :until
          AND v.start_micros >= :from AND v.start_micros < :to
          AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
      ) x
    ) y
    WHERE y.earlier IS NULL OR y.earlier <> y.page
  ) z
  GROUP BY z.part, z.visitor, z.sid, z.visit_num
) p
GROUP BY p.part, p.page_1, p.page_2, p.page_3, p.page_4, p.page_5
ORDER BY visits DESC, p.part, p.page_1, p.page_2, p.page_3, p.page_4, p.page_5
LIMIT 10000
