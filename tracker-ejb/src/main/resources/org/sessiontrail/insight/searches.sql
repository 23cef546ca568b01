-- searches: what is searched for, and whether anything is found.
SELECT x.part, x.words, COUNT(*) AS searches, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(x.counted) AS counted, SUM(x.missed) AS missed
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part,
    CASE WHEN d.kind = 'search' THEN d.name ELSE d.item END AS words,
    COALESCE(v.visitor, v.sid) AS visitor,
    CASE WHEN d.results IS NOT NULL OR d.kind = 'action' AND d.name = 'search.miss' THEN 1 ELSE 0 END AS counted,
    CASE WHEN d.results = 0 OR d.kind = 'action' AND d.name = 'search.miss' THEN 1 ELSE 0 END AS missed
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND (d.kind = 'search' OR d.kind = 'action' AND d.name IN ('search', 'search.miss'))
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.words
ORDER BY searches DESC, x.part, x.words
LIMIT 10000
