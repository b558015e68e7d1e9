// What pages of an edition can do with scripts: search, sort tables, and choose light or dark.
// Everything can be read without it.
(() => {
  "use strict";
  const root = document.documentElement;
  let tools, search, none, theme, sort, base, language;

  // Some browsers keep nothing for files.
  const kept = {
    read() {
      try { return localStorage.getItem("sg-theme"); } catch { return null; }
    },
    write(value) {
      try { localStorage.setItem("sg-theme", value); } catch { /* lasts as long as the page */ }
    },
  };

  const isDark = () =>
    (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"))
    === "dark";

  function addThemeSwitch() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "theme";
    button.textContent = theme;
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      kept.write(root.dataset.theme);
      show();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
    show();
    tools.append(button);
  }

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  let loading = null;
  function loadIndex() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${base}assets/search-${language}.js`;
      script.onload = () => resolve(window.editionIndex);
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

  // Words of an entry that begin like the search come before words that contain it.
  function find(entries, words) {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    if (!wanted.length) return [];
    const rated = [];
    for (const [name, kind, path, others] of entries) {
      const text = ` ${fold(name)} ${others}`;
      if (!wanted.every((word) => text.includes(word))) continue;
      const begins = fold(name).startsWith(wanted[0]) ? 0 : text.includes(` ${wanted[0]}`) ? 1 : 2;
      rated.push([begins, name, kind, path]);
    }
    rated.sort((a, b) => a[0] - b[0] || a[1].localeCompare(b[1], language));
    return rated.slice(0, 12);
  }

  function addSearch() {
    const form = document.createElement("form");
    const field = document.createElement("input");
    const found = document.createElement("div");
    form.role = "search";
    field.type = "search";
    field.placeholder = search;
    field.setAttribute("aria-label", search);
    field.autocomplete = "off";
    found.className = "found";
    found.setAttribute("aria-live", "polite");
    found.hidden = true;
    form.append(field, found);
    const show = async () => {
      const entries = await loadIndex();
      const matches = find(entries, field.value);
      found.replaceChildren();
      found.hidden = !field.value.trim();
      if (found.hidden) return;
      if (!matches.length) {
        found.textContent = none;
        return;
      }
      const list = document.createElement("ul");
      for (const [, name, kind, path] of matches) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        const about = document.createElement("span");
        link.href = base + path;
        link.textContent = name;
        about.textContent = ` ${kind}`;
        item.append(link, about);
        list.append(item);
      }
      found.append(list);
    };
    field.addEventListener("input", show);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await show();
      found.querySelector("a")?.click();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      field.value = "";
      found.hidden = true;
      field.focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
      event.preventDefault();
      field.focus();
    });
    tools.append(form);
  }

  const key = (row, column) => {
    const cell = row.cells[column];
    const number = cell.dataset.v;
    if (number === undefined) {
      const text = cell.textContent.trim();
      return /^\d+$/.test(text) ? Number(text) : text;
    }
    return number === "" ? null : Number(number);
  };

  // What is missing comes last, whichever way.
  function compare(a, b, way) {
    if (a === null || b === null) return (a === null) - (b === null);
    if (typeof a === "number" && typeof b === "number") return way * (a - b);
    return way * String(a).localeCompare(String(b), language, { numeric: true });
  }

  function makeSortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (!head.textContent.trim()) return;
      head.dataset.label = head.textContent; // what is printed: see edition.css
      const button = document.createElement("button");
      const words = document.createElement("span");
      button.type = "button";
      words.className = "unseen";
      words.textContent = `${sort} `;
      button.append(words, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const rows = [...table.tBodies[0].rows].map((row) => [key(row, column), row]);
        rows.sort((a, b) => compare(a[0], b[0], up ? 1 : -1));
        table.tBodies[0].append(...rows.map(([, row]) => row));
      });
    });
  }

  // Before anything is drawn, so that nothing flashes.
  const before = kept.read();
  if (before === "light" || before === "dark") root.dataset.theme = before;

  document.addEventListener("DOMContentLoaded", () => {
    tools = document.querySelector(".tools");
    ({ search, none, theme, sort } = tools.dataset);
    ({ root: base, language } = document.body.dataset);
    addThemeSwitch();
    addSearch();
    tools.hidden = false;
    document.querySelectorAll("table.data").forEach((table) => {
      if (table.tBodies[0].rows.length > 2) makeSortable(table);
    });
  });
})();
