-- exit: visits by their last page view.
SELECT x.part, x.page, COUNT(*) AS exits, COUNT(DISTINCT x.visitor) AS visitors, SUM(x.bounced) AS bounces
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part,
    v.exit_route AS page, COALESCE(v.visitor, v.sid) AS visitor, 1 - v.is_engaged AS bounced
  FROM tracker_visit v
  WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
    AND v.exit_route IS NOT NULL AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.page
ORDER BY exits DESC, x.part, x.page
LIMIT 10000
