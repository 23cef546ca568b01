-- shifts: visits by the value of a field, in a period and before.
SELECT x.item, SUM(x.recent) AS visits, SUM(1 - x.recent) AS visits_before,
  COUNT(DISTINCT CASE WHEN x.recent = 1 THEN x.visitor END) AS people,
  COUNT(DISTINCT CASE WHEN x.recent = 0 THEN x.visitor END) AS people_before
FROM (
  SELECT /*[value]*/ v.channel /*[end]*/ AS item, COALESCE(v.visitor, v.sid) AS visitor,
    CASE WHEN v.start_micros >= :from THEN 1 ELSE 0 END AS recent
  FROM tracker_visit v
  WHERE v.log_id = :log AND v.start_micros >= :before AND v.start_micros < :to
    AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
) x
GROUP BY x.item
LIMIT 10000
