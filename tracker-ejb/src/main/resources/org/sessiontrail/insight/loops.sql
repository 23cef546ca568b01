-- loops: pages that visits come back to by way of another.
SELECT z.part, z.page, z.via, COUNT(*) AS times, COUNT(DISTINCT z.visitor) AS visitors
FROM (
  SELECT y.part, y.visitor, y.at_micros, y.page, y.earlier AS via,
    LAG(y.earlier) OVER (PARTITION BY y.sid, y.visit_num ORDER BY y.at_micros, y.idx) AS origin
  FROM (
    SELECT x.part, x.visitor, x.sid, x.visit_num, x.page, x.at_micros, x.idx,
      LAG(x.page) OVER (PARTITION BY x.sid, x.visit_num ORDER BY x.at_micros, x.idx) AS earlier
    FROM (
      SELECT /*[breakdown]*/ '' /*[end]*/ AS part, v.sid, v.num AS visit_num, w.idx, w.at_micros, w.route AS page,
        COALESCE(v.visitor, v.sid) AS visitor
      FROM tracker_view w
      JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
      WHERE w.log_id = :log AND w.at_micros >= :begin AND w.at_micros < :to
      AND v.start_micros >= :begin - 172800000000 AND v.start_micros < :to + 86400000000
        AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
    ) x
  ) y
  WHERE y.earlier IS NULL OR y.earlier <> y.page
) z
WHERE z.at_micros >= :from AND z.origin = z.page
GROUP BY z.part, z.page, z.via
ORDER BY times DESC, z.part, z.page, z.via
LIMIT 10000
