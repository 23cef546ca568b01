-- search-next: the page that is looked at after a search.
SELECT y.part, y.words, y.next_page, COUNT(*) AS searches, COUNT(DISTINCT y.visitor) AS visitors
FROM (
  SELECT x.part, x.words, x.visitor, x.is_search, x.at_micros,
    LEAD(x.page) OVER (PARTITION BY x.sid, x.visit_num ORDER BY x.at_micros, x.idx) AS next_page
  FROM (
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, v.sid, v.num AS visit_num, d.idx, d.at_micros, 1 AS is_search,
      CASE WHEN d.kind = 'search' THEN d.name ELSE d.item END AS words,
      '(another search)' AS page, COALESCE(v.visitor, v.sid) AS visitor
    FROM tracker_deed d
    JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
    WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :until
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :until + 86400000000
      AND (d.kind = 'search' OR d.kind = 'action' AND d.name IN ('search', 'search.miss'))
      AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
    UNION ALL
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, v.sid, v.num AS visit_num, w.idx, w.at_micros, 0 AS is_search,
      '' AS words, w.route AS page, COALESCE(v.visitor, v.sid) AS visitor
    FROM tracker_view w
    JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
    WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :until
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :until + 86400000000
      AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  ) x
) y
WHERE y.is_search = 1 AND y.at_micros < :to
GROUP BY y.part, y.words, y.next_page
ORDER BY searches DESC, y.part, y.words, y.next_page
LIMIT 10000
