-- content: pieces of content that were seen and clicked.
SELECT x.part, x.content, x.piece, SUM(x.seen) AS seen, COUNT(DISTINCT x.visitor) AS visitors, SUM(1 - x.seen) AS clicks
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.name AS content, d.item AS piece, COALESCE(v.visitor, v.sid) AS visitor, CASE WHEN d.kind = 'content-view' THEN 1 ELSE 0 END AS seen
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND d.kind IN ('content-view', 'content-click')
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.content, x.piece
ORDER BY seen DESC, x.part, x.content, x.piece
LIMIT 10000
