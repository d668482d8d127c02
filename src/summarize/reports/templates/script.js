"use strict";
{
  const byId = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("table.said tbody tr")];
  const marks = [...document.querySelectorAll(".mark")];
  const statementOf = (mark) => mark.getAttribute("href").slice(1);

  const filters = ["speaker", "kind", "status"];
  const applyFilters = () => {
    const off = new Set();
    for (const row of rows) {
      row.hidden = filters.some((name) => byId(`f-${name}`).value && byId(`f-${name}`).value !== row.dataset[name]);
      if (row.hidden) off.add(row.id);
    }
    for (const mark of marks) mark.classList.toggle("off", off.has(statementOf(mark)));
    byId("f-count").textContent = `${rows.length - off.size} of ${rows.length} statements`;
  };
  const resetFilters = () => {
    for (const name of filters) byId(`f-${name}`).value = "";
    applyFilters();
  };
  if (rows.length) {
    byId("filters").hidden = false;
    for (const name of filters) byId(`f-${name}`).addEventListener("change", applyFilters);
    byId("f-reset").addEventListener("click", resetFilters);
    applyFilters();
  }

  const line = (name, ...parts) => {
    const paragraph = document.createElement("p");
    paragraph.className = name;
    paragraph.append(...parts);
    return paragraph;
  };
  const linkTo = (target, text) => {
    const link = document.createElement("a");
    link.href = target;
    link.textContent = text;
    return link;
  };
  const copy = (row, selector) => [...row.querySelectorAll(selector)].map((node) => node.cloneNode(true));

  const showStatement = (id) => {
    const row = byId(id);
    const entry = row.querySelector(".when a");
    const who = row.querySelector(".who .name").textContent;
    const links = [linkTo(`#${id}`, "In the table")];
    if (entry) links.push(linkTo(entry.getAttribute("href"), "In the ticker, with the German"));
    byId("shown").replaceChildren(
      line("said-by", Object.assign(document.createElement("strong"), { textContent: who }),
        ` · ${row.querySelector(".when").textContent.trim()} · ${row.querySelector(".how").textContent.trim()}`),
      ...copy(row, ".what p"), ...copy(row, ".status p.flag"), line("links", ...links));
    for (const mark of marks) {
      if (statementOf(mark) === id) mark.setAttribute("aria-current", "true");
      else mark.removeAttribute("aria-current");
    }
    for (const other of rows) other.classList.toggle("on", other.id === id);
    for (const words of document.querySelectorAll(".words")) {
      words.classList.toggle("on", words.dataset.s.split(" ").includes(id));
    }
  };

  // One stop for the Tab key, then the arrow keys: a picture may hold hundreds of marks.
  const focusMark = (mark) => {
    for (const other of marks) other.tabIndex = other === mark ? 0 : -1;
    mark.focus();
  };
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  for (const [index, mark] of marks.entries()) {
    mark.tabIndex = index ? -1 : 0;
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      showStatement(statementOf(mark));
    });
    mark.addEventListener("keydown", (event) => {
      if (event.key === " ") mark.dispatchEvent(new MouseEvent("click", { cancelable: true }));
      else if (event.key === "Home") focusMark(marks[0]);
      else if (event.key === "End") focusMark(marks[marks.length - 1]);
      else if (steps[event.key]) focusMark(marks[Math.min(Math.max(index + steps[event.key], 0), marks.length - 1)]);
      else return;
      event.preventDefault();
    });
  }

  // A link to a row that a filter hides must still lead there.
  addEventListener("hashchange", () => {
    const target = byId(location.hash.slice(1));
    if (target && target.hidden) {
      resetFilters();
      target.scrollIntoView();
    }
  });

  byId("languages").hidden = false;
  byId("languages").addEventListener("change", (event) => { byId("entries").dataset.languages = event.target.value; });

  for (const type of ["mouseover", "mouseout"]) {
    byId("entries").addEventListener(type, (event) => {
      const mark = event.target.closest("mark");
      if (!mark) return;
      for (const twin of mark.closest("article").querySelectorAll(`mark[data-pair="${mark.dataset.pair}"]`)) {
        twin.classList.toggle("on", type === "mouseover");
      }
    });
  }
}
