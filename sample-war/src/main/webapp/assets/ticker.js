/** Follows the news from the counter: what was sold just now, and how many are left. */

const lines = document.querySelectorAll("[data-ticker]");

function stockText(left) {
  if (left === 0) return ["Sold out", "none"];
  return left < 10 ? [`Only ${left} left`, "few"] : [`${left} in stock`, "plenty"];
}

function show(news) {
  for (const badge of document.querySelectorAll(`[data-stock="${news.sku}"]`)) {
    const [text, level] = stockText(news.left);
    badge.textContent = text;
    badge.className = `stock ${level}`;
  }
  for (const line of lines) {
    line.hidden = false;
    line.textContent = `Just sold over the counter: ${news.name}, ${stockText(news.left)[0].toLowerCase()}`;
  }
}

if (lines.length > 0) {
  const source = new EventSource(lines[0].dataset.ticker);
  source.addEventListener("stock", (event) => show(JSON.parse(event.data)));
  // Without this the browser would connect again: the server ends each stream after a while.
  source.addEventListener("end", () => source.close());
  source.addEventListener("error", () => source.close());
  addEventListener("pagehide", () => source.close());
}
