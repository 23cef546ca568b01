-- vitals: web vitals by page. Scores are counted before they are ranked, people before they are told apart.
SELECT x.part, x.page, x.vital, SUM(x.views) AS views, SUM(x.visitors) AS visitors, MIN(x.p75) AS p75
FROM (
  SELECT r.part, r.page, r.vital, r.times AS views, 0 AS visitors,
    CASE WHEN r.below * 100 >= r.many * 75 THEN r.score END AS p75
  FROM (
    SELECT c.part, c.page, c.vital, c.score, c.times,
      SUM(c.times) OVER (PARTITION BY c.part, c.page, c.vital ORDER BY c.score) AS below,
      SUM(c.times) OVER (PARTITION BY c.part, c.page, c.vital) AS many
    FROM (
      SELECT t.part, t.page, t.vital, t.score, COUNT(*) AS times
      FROM (
        SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, k.vital,
          CASE k.vital WHEN 'lcp' THEN w.lcp WHEN 'inp' THEN w.inp WHEN 'cls' THEN w.cls WHEN 'fcp' THEN w.fcp WHEN 'ttfb' THEN w.ttfb END AS score
        FROM tracker_view w
        JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
        JOIN (SELECT 'lcp' AS vital UNION ALL SELECT 'inp' AS vital UNION ALL SELECT 'cls' AS vital UNION ALL SELECT 'fcp' AS vital UNION ALL SELECT 'ttfb' AS vital) k ON 1 = 1
        WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
          AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
          AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
      ) t
      WHERE t.score IS NOT NULL
      GROUP BY t.part, t.page, t.vital, t.score
    ) c
  ) r
  UNION ALL
  SELECT p.part, p.page, p.vital, 0 AS views, p.visitors, NULLIF(0, 0) AS p75
  FROM (
    SELECT q.part, q.page, k.vital,
      SUM(CASE k.vital WHEN 'lcp' THEN q.lcp WHEN 'inp' THEN q.inp WHEN 'cls' THEN q.cls WHEN 'fcp' THEN q.fcp WHEN 'ttfb' THEN q.ttfb END) AS visitors
    FROM (
      SELECT t.part, t.page, t.visitor,
        MAX(CASE WHEN t.lcp IS NULL THEN 0 ELSE 1 END) AS lcp,
        MAX(CASE WHEN t.inp IS NULL THEN 0 ELSE 1 END) AS inp,
        MAX(CASE WHEN t.cls IS NULL THEN 0 ELSE 1 END) AS cls,
        MAX(CASE WHEN t.fcp IS NULL THEN 0 ELSE 1 END) AS fcp,
        MAX(CASE WHEN t.ttfb IS NULL THEN 0 ELSE 1 END) AS ttfb
      FROM (
        SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.route AS page, w.lcp, w.inp, w.cls, w.fcp, w.ttfb,
          COALESCE(v.visitor, v.sid) AS visitor
        FROM tracker_view w
        JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
        WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
          AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
          AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
      ) t
      GROUP BY t.part, t.page, t.visitor
    ) q
    JOIN (SELECT 'lcp' AS vital UNION ALL SELECT 'inp' AS vital UNION ALL SELECT 'cls' AS vital UNION ALL SELECT 'fcp' AS vital UNION ALL SELECT 'ttfb' AS vital) k ON 1 = 1
    GROUP BY q.part, q.page, k.vital
  ) p
  WHERE p.visitors > 0
) x
GROUP BY x.part, x.page, x.vital
ORDER BY views DESC, x.part, x.page, x.vital
LIMIT 10000
