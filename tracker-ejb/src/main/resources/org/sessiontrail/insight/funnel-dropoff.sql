-- funnel-dropoff: which trails stopped after which step.
WITH happened AS (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.idx, w.at_micros, v.sid, v.num AS visit_num,
    COALESCE(v.visitor, v.sid) AS visitor, 'view' AS event, w.route AS page, w.route AS route,
    NULLIF('-', '-') AS action, NULLIF('-', '-') AS name, NULLIF('-', '-') AS method, NULLIF('-', '-') AS outcome,
    NULLIF('-', '-') AS item, NULLIF('-', '-') AS category, NULLIF('-', '-') AS step, w.status AS status
  FROM tracker_view w
  JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
  WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  UNION ALL
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.idx, d.at_micros, v.sid, v.num AS visit_num,
    COALESCE(v.visitor, v.sid) AS visitor, d.kind AS event, NULLIF('-', '-') AS page, d.route AS route,
    CASE WHEN d.kind = 'action' THEN d.name END AS action, d.name AS name, d.method AS method,
    d.outcome AS outcome, d.item AS item, d.category AS category, d.step AS step,
    d.status AS status
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
), met AS (
  SELECT e.part, e.idx, e.at_micros, e.sid, e.visit_num, e.visitor,
    /*[flags]*/ 0 AS m0,
    CASE WHEN e.page = '/cart' THEN 1 ELSE 0 END AS m1,
    CASE WHEN e.action = 'order.place' THEN 1 ELSE 0 END AS m2 /*[end]*/
  FROM happened e
), kept AS (
  SELECT m.*, /*[who]*/ m.sid AS who, m.visit_num AS which /*[end]*/
  FROM met m
  WHERE /*[kept]*/ m.m1 + m.m2 > 0 /*[end]*/
), chain AS (
  /*[chain]*/
  SELECT n2.*, CASE WHEN n2.m2 = 1 AND n2.at_micros - n2.p2 <= 86400000000 THEN n2.p2 END AS s2
  FROM (
    SELECT b2.*, MAX(b2.s1) OVER (PARTITION BY b2.part, b2.who, b2.which ORDER BY b2.idx
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS p2
    FROM (SELECT k.*, CASE WHEN k.m1 = 1 THEN k.at_micros END AS s1 FROM kept k) b2
  ) n2
  /*[end]*/
), people AS (
  SELECT c.part, c.who, c.which, MIN(c.sid) AS sid, MAX(c.visitor) AS visitor,
    /*[reached]*/ MIN(CASE WHEN c.s1 IS NOT NULL THEN c.at_micros END) AS t1,
    MIN(CASE WHEN c.s2 IS NOT NULL THEN c.at_micros END) AS t2 /*[end]*/
  FROM chain c
  GROUP BY c.part, c.who, c.which
)
SELECT y.part, y.last_step, y.sid, y.which, y.began
FROM (
  SELECT p.part, p.who, p.sid, p.which, p.t1 AS began, /*[last]*/ CASE WHEN p.t2 IS NOT NULL THEN 2 ELSE 1 END /*[end]*/ AS last_step
  FROM people p
  WHERE p.t1 IS NOT NULL
) y
WHERE y.last_step < :steps
ORDER BY y.began DESC, y.sid, y.which
LIMIT 10000
