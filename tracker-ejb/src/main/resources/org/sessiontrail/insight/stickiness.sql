-- stickiness: how many of the period are there on a day.
SELECT x.part, COUNT(*) AS visitor_days, COUNT(DISTINCT x.visitor) AS visitors,
  COUNT(DISTINCT x.visitor) * :days AS possible_days
FROM (
  SELECT DISTINCT /*[breakdown]*/ '' /*[end]*/ AS part, COALESCE(v.visitor, v.sid) AS visitor, v.start_micros - MOD(v.start_micros, 86400000000) AS day_micros
  FROM tracker_visit v
  WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part
ORDER BY visitor_days DESC, x.part
LIMIT 10000
