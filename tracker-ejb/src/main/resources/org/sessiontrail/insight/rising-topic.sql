-- rising-topic: page views by topic, in a period and before.
SELECT x.item, SUM(x.recent) AS times, SUM(1 - x.recent) AS times_before,
  COUNT(DISTINCT CASE WHEN x.recent = 1 THEN x.visitor END) AS people,
  COUNT(DISTINCT CASE WHEN x.recent = 0 THEN x.visitor END) AS people_before
FROM (
  SELECT r.topic AS item, COALESCE(v.visitor, v.sid) AS visitor,
    CASE WHEN r.at_micros >= :from THEN 1 ELSE 0 END AS recent
  FROM tracker_view r
  JOIN tracker_visit v ON v.log_id = r.log_id AND v.sid = r.sid AND v.num = r.visit_num
  WHERE r.log_id = :log AND r.at_micros >= :before AND r.at_micros < :to AND r.topic IS NOT NULL AND 
    /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
) x
GROUP BY x.item
ORDER BY SUM(x.recent) + SUM(1 - x.recent) DESC, x.item
LIMIT 10000
