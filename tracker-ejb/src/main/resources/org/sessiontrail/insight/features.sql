-- features: what is used, and by how many.
SELECT x.part, x.sort, x.feature, COUNT(*) AS uses, COUNT(DISTINCT x.visitor) AS visitors,
  (SELECT COUNT(DISTINCT COALESCE(v.visitor, v.sid)) FROM tracker_visit v
    WHERE v.log_id = :log AND v.start_micros < :to AND v.last_micros >= :from
      AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/) AS everybody
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, 'action' AS sort, d.name AS feature, d.at_micros, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND d.kind = 'action' AND d.name IS NOT NULL
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  UNION ALL
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, 'page' AS sort, w.route AS feature, w.at_micros, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_view w
  JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
  WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.sort, x.feature
ORDER BY uses DESC, x.part, x.sort, x.feature
LIMIT 10000
