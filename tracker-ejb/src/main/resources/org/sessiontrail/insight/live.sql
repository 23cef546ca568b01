-- live: who is there at the end of the period, by the page they look at.
SELECT x.part, x.page, COUNT(*) AS visits, COUNT(DISTINCT x.visitor) AS visitors
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, v.exit_route AS page, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_visit v
  WHERE v.log_id = :log AND v.start_micros >= :begin AND v.start_micros < :to
    AND v.last_micros >= :since AND v.last_micros < :to
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.page
ORDER BY visits DESC, x.part, x.page
LIMIT 10000
