-- topics: page views by topic and format, with engagement.
SELECT x.part, x.topic, x.format, COUNT(*) AS views, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(x.seen) AS seen_views, SUM(x.seen_millis) AS seen_millis, SUM(x.scrolled) AS scrolled_views, SUM(x.percent) AS percent
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.topic AS topic, w.format AS format, COALESCE(v.visitor, v.sid) AS visitor,
    CASE WHEN w.visible_millis IS NULL THEN 0 ELSE 1 END AS seen, COALESCE(w.visible_millis, 0) AS seen_millis,
    CASE WHEN w.scroll_percent IS NULL THEN 0 ELSE 1 END AS scrolled, COALESCE(w.scroll_percent, 0) AS percent
  FROM tracker_view w
  JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
  WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.topic, x.format
ORDER BY views DESC, x.part, x.topic, x.format
LIMIT 10000
