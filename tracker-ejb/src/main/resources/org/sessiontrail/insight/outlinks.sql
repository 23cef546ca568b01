-- outlinks: links to other sites that were followed, as pages told.
SELECT x.part, x.target, COUNT(*) AS clicks, COUNT(DISTINCT x.visitor) AS visitors
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part,
    COALESCE(d.target, d.name) AS target, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND d.kind = 'outlink' AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.target
ORDER BY clicks DESC, x.part, x.target
LIMIT 10000
