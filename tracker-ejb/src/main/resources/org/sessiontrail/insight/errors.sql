-- errors: errors by route, class, release and browser.
SELECT x.part, x.page, x.error, x.app_release, x.browser, COUNT(*) AS errors, COUNT(DISTINCT x.visitor) AS visitors,
  COUNT(DISTINCT x.sid) AS trails
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, 'server' AS error, v.app_release AS app_release, v.browser AS browser, v.sid, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_view w
  JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
  WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND w.status >= 500
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  UNION ALL
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.route AS page, COALESCE(d.error, 'server') AS error, v.app_release AS app_release, v.browser AS browser, v.sid, COALESCE(v.visitor, v.sid) AS visitor
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND (d.error IS NOT NULL OR d.kind = 'request' AND d.status >= 500)
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.page, x.error, x.app_release, x.browser
ORDER BY errors DESC, x.part, x.page, x.error, x.app_release, x.browser
LIMIT 10000
