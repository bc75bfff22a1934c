// Tables that sort without a reload: the head of a column becomes a button; a head that leads to a page
// on which the table is sorted sorts it here instead. Where there is no script, those pages are there.
(() => {
  const { compare } = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

  // What a cell is sorted by: the number or day that it tells, or else its text; undefined where it says nothing.
  const key = (cell) => {
    const told = cell && cell.querySelector("data, time"), text = cell ? cell.textContent.trim() : "";
    if (told && told.dateTime) return told.dateTime;
    if (told && told.value !== undefined) return Number(told.value);
    return text === "" || text === "—" ? undefined : text;
  };

  const sort = (table, head) => {
    const at = head.cellIndex, body = table.tBodies[0], was = head.getAttribute("aria-sort");
    const rows = [...body.rows].map((row) => [key(row.cells[at]), row]);
    const number = rows.some(([value]) => typeof value === "number");
    const up = was ? was === "descending" : !number;
    rows.sort(([a], [b]) => {
      if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
      const order = typeof a === "number" && typeof b === "number" ? a - b : compare(a, b);
      return up ? order : -order;
    });
    body.append(...rows.map(([, row]) => row));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
  };

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    if (!table.tHead || table.tBodies[0].rows.length < 2) continue;
    for (const head of table.tHead.rows[0].cells) {
      let control = head.querySelector("a");
      if (!control) {
        control = document.createElement("button");
        control.type = "button";
        control.append(...head.childNodes);
        head.append(control);
      }
      control.classList.add("sorts");
      control.addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        sort(table, head);
      });
    }
  }
})();
