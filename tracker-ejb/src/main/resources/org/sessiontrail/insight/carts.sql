-- carts: trails with something in the cart, and what became of them.
SELECT x.part, COUNT(*) AS carts, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(x.ordered) AS ordered, SUM(1 - x.ordered) AS abandoned
FROM (
  SELECT y.part, y.sid, MAX(y.visitor) AS visitor,
    CASE WHEN MAX(y.ordered_idx) > MIN(y.idx) THEN 1 ELSE 0 END AS ordered
  FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.sid, d.idx, d.name, d.at_micros, COALESCE(v.visitor, v.sid) AS visitor,
    MAX(CASE WHEN d.name = 'order.place' THEN d.idx ELSE -1 END) OVER (PARTITION BY d.sid) AS ordered_idx
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND v.start_micros >= :from - 172800000000
    AND d.kind = 'action' AND d.outcome = 'success' AND d.name IN ('cart.add', 'order.place')
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  ) y
  WHERE y.name = 'cart.add' AND y.at_micros < :to
  GROUP BY y.part, y.sid
) x
GROUP BY x.part
ORDER BY carts DESC, x.part
LIMIT 10000
