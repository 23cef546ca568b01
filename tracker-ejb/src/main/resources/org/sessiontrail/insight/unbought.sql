-- unbought: products that are put into carts and never bought.
SELECT x.part, x.item,
  COUNT(DISTINCT CASE WHEN x.name = 'cart.add' THEN x.sid END) AS added, COUNT(DISTINCT x.visitor) AS visitors,
  COUNT(DISTINCT CASE WHEN x.name = 'product.view' THEN x.sid END) AS viewed
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.sid, d.idx, d.name, d.item AS item, d.at_micros, COALESCE(v.visitor, v.sid) AS visitor,
    MIN(CASE WHEN d.name = 'order.place' THEN d.idx END)
      OVER (PARTITION BY d.sid ORDER BY d.idx ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS ordered_idx,
    MIN(CASE WHEN d.name = 'cart.remove' THEN d.idx END)
      OVER (PARTITION BY d.sid, d.item ORDER BY d.idx ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS removed_idx
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND v.start_micros >= :from - 172800000000
    AND d.kind = 'action' AND d.outcome = 'success' AND d.name IN ('product.view', 'cart.add', 'cart.remove', 'order.place')
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
WHERE x.name IN ('product.view', 'cart.add') AND x.at_micros < :to AND x.item IS NOT NULL
GROUP BY x.part, x.item
HAVING COUNT(DISTINCT CASE WHEN x.name = 'cart.add' THEN x.sid END) > 0
  AND COUNT(DISTINCT CASE WHEN x.name = 'cart.add' AND x.ordered_idx < COALESCE(x.removed_idx, x.ordered_idx + 1) THEN x.sid END) = 0
ORDER BY visitors DESC, x.part, x.item
LIMIT 10000
