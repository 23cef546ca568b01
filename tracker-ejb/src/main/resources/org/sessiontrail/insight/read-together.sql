-- read-together: pages that are looked at in the same visits.
SELECT x.part, x.page, x.other_page, x.visits, x.visitors, x.page_visits,
  x.page_visits + x.other_visits - x.visits + 10 AS either
FROM (
  SELECT z.part, z.page, z.other_page, z.visits, z.visitors,
    MAX(CASE WHEN z.page = z.other_page THEN z.visits ELSE 0 END) OVER (PARTITION BY z.part, z.page) AS page_visits,
    MAX(CASE WHEN z.page = z.other_page THEN z.visits ELSE 0 END) OVER (PARTITION BY z.part, z.other_page) AS other_visits
  FROM (
    SELECT y.part, y.page, y.other_page, COUNT(*) AS visits, COUNT(DISTINCT y.visitor) AS visitors
    FROM (
      SELECT DISTINCT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, o.route AS other_page, v.sid, v.num, COALESCE(v.visitor, v.sid) AS visitor
      FROM tracker_view w
      JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
      JOIN tracker_view o ON o.log_id = w.log_id AND o.sid = w.sid AND o.visit_num = w.visit_num
      WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
        AND o.at_micros >= :from AND o.at_micros < :to AND v.views <= 200
        AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
        AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
    ) y
    GROUP BY y.part, y.page, y.other_page
  ) z
) x
WHERE x.page <> x.other_page
ORDER BY x.visits DESC, x.part, x.page, x.other_page
LIMIT 10000
