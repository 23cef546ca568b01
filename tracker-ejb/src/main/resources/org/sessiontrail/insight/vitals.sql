-- vitals: web vitals by page.
SELECT x.part, x.page, x.vital, COUNT(*) AS views, COUNT(DISTINCT x.visitor) AS visitors,
  MAX(CASE WHEN x.place * 100 >= x.many * 75 AND (x.place - 1) * 100 < x.many * 75 THEN x.score END) AS p75
FROM (
  SELECT c.part, c.page, c.vital, c.score, c.visitor,
    ROW_NUMBER() OVER (PARTITION BY c.part, c.page, c.vital ORDER BY c.score) AS place,
    COUNT(*) OVER (PARTITION BY c.part, c.page, c.vital) AS many
  FROM (
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, 'lcp' AS vital, w.lcp AS score, COALESCE(v.visitor, v.sid) AS visitor
    FROM tracker_view w
    JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
    WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND w.lcp IS NOT NULL
      AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
    UNION ALL
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, 'inp' AS vital, w.inp AS score, COALESCE(v.visitor, v.sid) AS visitor
    FROM tracker_view w
    JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
    WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND w.inp IS NOT NULL
      AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
    UNION ALL
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, 'cls' AS vital, w.cls AS score, COALESCE(v.visitor, v.sid) AS visitor
    FROM tracker_view w
    JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
    WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND w.cls IS NOT NULL
      AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
    UNION ALL
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, 'fcp' AS vital, w.fcp AS score, COALESCE(v.visitor, v.sid) AS visitor
    FROM tracker_view w
    JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
    WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND w.fcp IS NOT NULL
      AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
    UNION ALL
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, 'ttfb' AS vital, w.ttfb AS score, COALESCE(v.visitor, v.sid) AS visitor
    FROM tracker_view w
    JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
    WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND w.ttfb IS NOT NULL
      AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
  ) c
) x
GROUP BY x.part, x.page, x.vital
ORDER BY views DESC, x.part, x.page, x.vital
LIMIT 10000
