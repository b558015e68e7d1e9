// Tells the browser and screen readers what Streamlit has no parameter for. Streamlit draws a page
// in many small steps and again at every choice, so the document is looked at after each of them.
import { askIfOfUse } from "./after_paint.js";
import { followLinks, runAgain, stayInMenu } from "./page_links.js";

// The server's document names the style sheet. Behind the front end's own style sheets, which it
// overrides, it stands elsewhere as well.
const SHEET = "app/static/style.css";
const addStyle = () => {
  if (document.querySelector(`link[href$="${SHEET}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = SHEET;
  document.body.append(link);
};

// The server draws words, charts and maps in colors for the scheme that the front end tells it with
// each run. When the system changes between light and dark, nothing makes a run: it is asked for as
// the browser's Back does. The front end's scheme is read where it draws it, so that it has it
// before it is asked, and asked for once: a server that draws another one all the same is let be.
// While a page is printed it is light, and not drawn again for that.
const APP = "[data-testid=stApp]";
const keepScheme = () => {
  const app = document.querySelector(APP);
  const shown = app && getComputedStyle(app).colorScheme;
  const drawn = document.querySelector("[data-scheme]")?.dataset.scheme;
  const { sgScheme: asked } = window;
  window.sgScheme = shown === drawn ? undefined : shown;
  if (!app || !drawn || [drawn, asked].includes(shown) || matchMedia("print").matches) return;
  runAgain();
};

const followScheme = () => {
  const app = document.querySelector(APP);
  if (app) new MutationObserver(keepScheme).observe(app, { attributeFilter: ["class"] });
};

export function tellBrowser(told) {
  addStyle();
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  // The field for a file has a name and can have the focus: it cannot be a mere decoration as well.
  const tellField = (field) => set(field, "role", "group");

  // A chart or a table is reached by the key of the row below it, and seen from its heading on.
  const headingOf = (name) => {
    const row = document.querySelector(`.st-key-${CSS.escape(name)}`);
    const isAfter = (heading) => row?.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_PRECEDING;
    return [...document.querySelectorAll(".sg-heading")].filter(isAfter).at(-1) ?? row;
  };

  // The part of the page that the address names appears long after the browser has looked for it.
  const goTo = (name) => {
    const part = name && (document.getElementById(name) ?? headingOf(name));
    if (!part || window.sgWentTo === location.href) return;
    window.sgWentTo = location.href;
    part.tabIndex = -1;
    part.focus();
    part.scrollIntoView();
  };

  // On a phone a button opens what the header and the menu hold; another page closes it again.
  const root = document.documentElement;
  const tellButton = (button) => set(button, "aria-expanded", String(root.classList.contains("sg-open")));

  const toggleMenu = (event) => {
    if (!event.target.closest?.(".sg-menu-button")) return;
    root.classList.toggle("sg-open");
    document.querySelectorAll(".sg-menu-button").forEach(tellButton);
  };

  // What a cell is sorted by: the number that it begins with, as the language writes it, or NaN.
  const leadingNumber = (text) => {
    const point = (1.5).toLocaleString(document.documentElement.lang)[1];
    const [found] = text.match(/^[+\-−]?\d([\d.,\s]*\d)?/) ?? [""];
    const digits = [...found].filter((sign) => sign === point || /\d/.test(sign)).join("");
    return found ? Number(digits.replace(point, ".")) * (/^[-−]/.test(found) ? -1 : 1) : NaN;
  };

  // Sorts the rows of a table by a column and says so; again, the other way round. What has no
  // number in a column of numbers, and what is blank, comes last both ways. A table of which a part
  // is drawn is sorted by the server, in the same way: see `order_rows`.
  const sortBy = (head) => {
    const place = head.cellIndex;
    const up = head.getAttribute("aria-sort") !== "ascending";
    const { served } = head.parentElement.dataset;
    if (served) {
      window.sgSorted = { served, place, before: head };
      window.sgSort?.(served, (place + 1) * (up ? 1 : -1));
      return;
    }
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    const [body] = head.closest("table").tBodies;
    const rows = [...body.rows].map((row) => {
      const text = row.cells[place].textContent.trim();
      return { row, text, number: leadingNumber(text) };
    });
    const full = rows.filter(({ text }) => text);
    const numbers = full.filter(({ number }) => !Number.isNaN(number));
    const known = numbers.length * 2 > full.length ? numbers : full;
    const compare = known === numbers
      ? (one, two) => one.number - two.number
      : (one, two) => order(one.text, two.text);
    known.sort((one, two) => (up ? compare(one, two) : compare(two, one)));
    const rest = rows.filter((row) => !known.includes(row));
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    body.append(...[...known, ...rest].map(({ row }) => row));
  };

  // A mark of a chart may open a list that is out of sight: its reader is taken there. The id of
  // such a list begins with "list-" and says what it shows.
  const listNow = () => document.querySelector("[id^=list-]");
  const noteClick = ({ target }) => {
    window.sgListBefore = target.closest?.(".js-plotly-plot") ? listNow()?.id : undefined;
  };
  const goToList = () => {
    const list = listNow();
    if (!window.sgListBefore || !list || list.id === window.sgListBefore) return;
    window.sgListBefore = undefined;
    const { top } = list.getBoundingClientRect();
    list.tabIndex = -1;
    list.focus({ preventScroll: true });
    if (top < 0 || top > innerHeight * 0.8) list.scrollIntoView();
  };

  // The heading that was pressed keeps the focus when the server has drawn its table anew.
  const goBack = () => {
    const { served, place, before } = window.sgSorted ?? {};
    const head = served && document.querySelector(`[data-served="${served}"]`)?.cells[place];
    if (!head || head === before) return;
    window.sgSorted = undefined;
    if (document.activeElement === document.body) head.querySelector(".sg-sort")?.focus();
  };

  // The link that a click on a mark of a chart has drawn is followed at once.
  const follow = (link) => {
    if (link.dataset.followed) return;
    link.dataset.followed = "yes";
    link.click();
  };

  // The picture of a map gives way when the live one has drawn its land over it. The list of what
  // was fetched may be full: then the live map has a while.
  const LAND = /\/land-\w+\.geojson$/;
  const PATIENCE = 4000;
  const hasLand = () => performance.getEntriesByType("resource").some(({ name }) => LAND.test(name));
  const giveWay = (picture) => {
    const frame = picture.closest("[class*=_frame]");
    if (!frame?.querySelector("canvas") || "live" in frame.dataset) return;
    picture.sgSeen ??= performance.now();
    const ready = hasLand() || performance.now() - picture.sgSeen > PATIENCE;
    setTimeout(() => (ready ? set(frame, "data-live", "") : giveWay(picture)), 200);
  };

  // On another site one chart is shown alone: its heading, its legend, itself and its source line.
  // Whatever else the page draws is out of sight, and the frame learns how high the rest is.
  const partsOf = (name) => {
    const row = document.querySelector(`.st-key-table_${CSS.escape(name)}`);
    if (!row) return [...document.querySelectorAll(".sg-missing")];
    const heading = headingOf(`table_${name}`);
    const isBetween = (part) => follows(heading, part) && follows(part, row);
    const figure = row.closest(`.st-key-figure_${CSS.escape(name)}`);
    const drawn = figure ? [figure] : [...document.querySelectorAll(MAPS)].filter(isBetween);
    const legends = [...document.querySelectorAll(".sg-legend")].filter(isBetween);
    return [heading.closest(".stHtml"), ...legends, ...drawn, row];
  };
  const MAPS = "[class*='st-key-map_'][class*='_frame'], .sg-maps, .sg-panel, [class*='st-key-chart_']";
  const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;

  const showAlone = () => {
    const parts = told.embed ? partsOf(told.embed) : [];
    for (const part of parts) {
      set(part, "data-alone", "whole");
      // Not the body: there Plotly measures words.
      let up = part.parentElement;
      for (; up !== document.body && !up.dataset.alone; up = up.parentElement) {
        set(up, "data-alone", "path");
      }
    }
    if (!parts.length) return;
    root.dataset.shown = "yes";
    const height = document.querySelector("[data-testid=stMainBlockContainer]")?.scrollHeight;
    if (window.sgHeight !== height) parent.postMessage({ sgHeight: height }, "*");
    window.sgHeight = height;
  };

  const tellFields = () => {
    document.querySelectorAll("[data-testid=stFileUploaderDropzone]").forEach(tellField);
  };

  const tell = () => {
    document.querySelectorAll(".sg-menu-button").forEach(tellButton);
    tellFields();
    goTo(location.hash.slice(1));
    stayInMenu();
    goToList();
    goBack();
    showAlone();
    askIfOfUse();
    document.querySelectorAll(".sg-first").forEach(giveWay);
    document.querySelectorAll("[class*=st-key-follow_] a").forEach(follow);
  };

  // Boxes open by a movement that no style sheet can stop: whoever asked for less gets none.
  const calmDown = () => {
    const { animate } = Element.prototype;
    const less = matchMedia("(prefers-reduced-motion: reduce)");
    Element.prototype.animate = function (frames, options) {
      return animate.call(this, frames, less.matches ? 0 : options);
    };
    window.sgCalm = true;
  };

  // A chart is drawn for the screen: on paper it is made smaller as a whole.
  const CHARTS = ".js-plotly-plot .main-svg";
  const size = (chart) => ["width", "height"].map((name) => chart.getAttribute(name)).join(" ");
  const fitCharts = () => document.querySelectorAll(CHARTS).forEach((chart) =>
    set(chart, "viewBox", `0 0 ${size(chart)}`));
  const freeCharts = () => document.querySelectorAll(CHARTS).forEach((chart) =>
    chart.removeAttribute("viewBox"));

  if (!window.sgCalm) {
    calmDown();
    window.addEventListener("beforeprint", fitCharts);
    window.addEventListener("resize", () => setTimeout(showAlone, 300));
    window.addEventListener("afterprint", freeCharts);
    document.addEventListener("pointerdown", noteClick, true);
    document.addEventListener("click", toggleMenu);
    followLinks(told.pages.split(" "));
    followScheme();
  }
  keepScheme();
  if (window.sgPage !== told.page) root.classList.remove("sg-open");
  window.sgPage = told.page;
  root.lang = told.language;
  root.toggleAttribute("data-embed", Boolean(told.embed));
  window.sgSorting?.abort();
  window.sgSorting = new AbortController();
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".sg-sort");
    if (button) sortBy(button.closest("th"));
  }, { signal: window.sgSorting.signal });
  window.sgObserver?.disconnect();
  // A field is never read out as what it is not, so it is told at once. The rest soon, and not with
  // the next picture on screen, which a busy machine draws late; and once for the many small steps
  // in which a chart is drawn.
  let waiting = false;
  window.sgObserver = new MutationObserver(() => {
    tellFields();
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      tell();
    }, 30);
  });
  window.sgObserver.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["role"],
  });
  tell();
}
