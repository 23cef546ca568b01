// What pages do beyond what they say: nothing here is needed to read them.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// Tables are sorted by a click on a heading.
for (const table of all("table.sortable")) {
  all("thead th", table).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(table, head, column));
  });
}

function sort(table, head, column) {
  const up = head.getAttribute("aria-sort") === "descending";
  all("thead th", table).forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const key = (row) => {
    const cell = row.cells[column];
    const number = cell.dataset.value;
    return number === undefined ? cell.textContent : number === "" ? -Infinity : Number(number);
  };
  rows.sort((one, other) => {
    const a = key(one);
    const b = key(other);
    const order = typeof a === "number" ? a - b : String(a).localeCompare(String(b));
    return up ? order : -order;
  });
  body.append(...rows);
}

// A timeline is unfolded and folded as a whole.
for (const button of all("[data-unfold]")) {
  button.addEventListener("click", () => {
    all(".timeline details").forEach((each) => (each.open = button.dataset.unfold === "true"));
  });
}

const opened = () => {
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  target?.querySelector("details")?.setAttribute("open", "");
};
addEventListener("hashchange", opened);
opened();

// A picture is saved as it looks: its style sheet goes with it.
for (const button of all("[data-save]")) {
  button.addEventListener("click", () => {
    const picture = button.closest("figure").querySelector("svg");
    const copy = picture.cloneNode(true);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    styled(picture, copy);
    const file = new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = button.dataset.save + ".svg";
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

const LOOKS = [
  "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-dasharray", "text-anchor",
  "font-size", "font-family", "font-weight",
];

function styled(from, to) {
  const looks = getComputedStyle(from);
  LOOKS.forEach((each) => to.setAttribute(each, looks.getPropertyValue(each)));
  if (from.matches(".stroke")) {
    to.setAttribute("stroke-width", looks.strokeWidth);
  }
  [...from.children].forEach((child, i) => styled(child, to.children[i]));
}

// Whoever writes a segment is offered fields, then operators, then values that there are.
const REPORTS = {
  device: "devices", browser: "browsers", country: "countries", language: "languages",
  channel: "channels", source: "sources", campaign: "campaigns", page: "pages",
  entryPage: "entry", exitPage: "exit", topic: "topics", item: "products",
};

for (const input of all("[data-segment]")) {
  const list = document.createElement("datalist");
  list.id = "segment-words";
  input.after(list);
  input.setAttribute("list", list.id);
  const fields = input.dataset.fields.split(" ");
  const operators = input.dataset.operators.split(" ");
  input.addEventListener("input", () => suggest(input, list, fields, operators));
  input.addEventListener("focus", () => suggest(input, list, fields, operators));
}

async function suggest(input, list, fields, operators) {
  const typed = input.value;
  const cut = Math.max(typed.lastIndexOf(";"), typed.lastIndexOf(",")) + 1;
  const before = typed.slice(0, cut);
  const last = typed.slice(cut);
  const field = fields.find((each) => last.startsWith(each) && !/^\w/.test(last.slice(each.length)));
  let words = fields.map((each) => each + "==");
  if (field) {
    const operator = operators
      .filter((each) => last.slice(field.length).startsWith(each))
      .sort((one, other) => other.length - one.length)[0];
    words = operator
      ? (await values(input, field)).map((each) => field + operator + each)
      : operators.map((each) => field + each);
  }
  list.replaceChildren(
    ...words.map((word) => {
      const option = document.createElement("option");
      option.value = before + word;
      return option;
    })
  );
}

const known = new Map();

function values(input, field) {
  const report = REPORTS[field];
  if (!report) {
    return [];
  }
  if (!known.has(field)) {
    const url = input.dataset.reports + report + "?limit=50&audience=" + input.dataset.audience;
    known.set(
      field,
      fetch(url)
        .then((answer) => (answer.ok ? answer.json() : { rows: [] }))
        .then((answer) => answer.rows.map((row) => escaped(String(row[0] ?? ""))))
        .catch(() => [])
    );
  }
  return known.get(field);
}

const escaped = (value) => value.replace(/[%,;]/g, (each) => encodeURIComponent(each));

// A review is concluded without leaving the page, and can be thought over before it is recorded.
for (const form of all("[data-review]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
    });
    const said = await answer.json();
    const note = document.createElement("p");
    note.setAttribute("role", "status");
    note.className = answer.ok ? "good" : "bad";
    note.textContent = answer.ok ? form.dataset.done ?? "✓" : said.detail;
    form.replaceWith(note);
  });
}

// The time zone that this browser is in stands beside the field for it.
for (const input of all("[data-zone]")) {
  const list = document.createElement("datalist");
  list.id = "zones";
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const zone of ["UTC", own, ...(Intl.supportedValuesOf?.("timeZone") ?? [])]) {
    const option = document.createElement("option");
    option.value = zone;
    list.append(option);
  }
  input.after(list);
  input.setAttribute("list", list.id);
}
