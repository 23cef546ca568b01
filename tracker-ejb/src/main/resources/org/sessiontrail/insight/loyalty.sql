-- loyalty: visits by the days since the same visitor's visit before.
SELECT y.part, y.days_since, COUNT(*) AS visits, COUNT(DISTINCT y.visitor) AS visitors
FROM (
  SELECT x.part, x.visitor,
    CASE WHEN x.earlier IS NULL THEN 'first visit'
      WHEN x.start_micros - x.earlier < 86400000000 THEN 'within a day'
      WHEN x.start_micros - x.earlier < 604800000000 THEN '1 to 6 days'
      WHEN x.start_micros - x.earlier < 2592000000000 THEN '7 to 29 days'
      WHEN x.start_micros - x.earlier < 7776000000000 THEN '30 to 89 days'
      ELSE '90 days and more' END AS days_since
  FROM (
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, v.start_micros, COALESCE(v.visitor, v.sid) AS visitor,
      LAG(v.start_micros) OVER (
        PARTITION BY COALESCE(v.visitor, v.sid) ORDER BY v.start_micros, v.sid, v.num) AS earlier
    FROM tracker_visit v
    WHERE v.log_id = :log AND v.start_micros < :to
      AND COALESCE(v.visitor, v.sid) IN (
        SELECT COALESCE(o.visitor, o.sid) FROM tracker_visit o
        WHERE o.log_id = :log AND o.start_micros >= :from AND o.start_micros < :to)
      AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  ) x
  WHERE x.start_micros >= :from
) y
GROUP BY y.part, y.days_since
ORDER BY visits DESC, y.part, y.days_since
LIMIT 10000
