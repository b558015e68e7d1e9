// A combobox as the ARIA Authoring Practices describe it: the focus stays in the field, and the
// arrow keys move through the findings. What can be found is loaded when the field is first used.
const MOST = 8;
const PAUSE = 200;

export function drawField(component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".search");
  const state = (root.state ??= build(root));
  Object.assign(state, { data, setStateValue, setTriggerValue });
  state.entries = data.entries.map(([key, kind, label, context, shape]) => ({
    key, kind, label, context, shape, words: fold(`${label} ${context}`), name: fold(label),
  }));
  state.field.placeholder = data.words.placeholder;
  state.field.setAttribute("aria-label", data.words.label);
  state.list.setAttribute("aria-label", data.words.label);
  show(state);

  const { ownerDocument } = root;
  const jump = (event) => {
    const { target } = event;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    if (event.composedPath().some((part) => part === state.field)) return;
    event.preventDefault();
    state.field.focus();
  };
  ownerDocument.addEventListener("keydown", jump);
  return () => ownerDocument.removeEventListener("keydown", jump);
}

function build(root) {
  const field = element("input", {
    type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "found",
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", maxlength: 80,
  });
  const list = element("ul", { id: "found", role: "listbox", hidden: "" });
  const status = element("p", { role: "status", hidden: "" });
  const key = element("kbd", { "aria-hidden": "true" });
  key.textContent = "/";
  root.replaceChildren(field, key, list, status);
  const state = { root, field, list, status, at: -1, found: [], asked: "" };
  field.onfocus = () => open(state);
  field.oninput = () => { ask(state); show(state); };
  field.onblur = () => close(state);
  field.onkeydown = (event) => press(state, event);
  // The focus stays in the field while a finding is pressed.
  list.onmousedown = (event) => event.preventDefault();
  return state;
}

function open(state) {
  if (!state.data.entries.length) state.setStateValue("opened", true);
  show(state);
}

function close(state) {
  state.list.hidden = state.status.hidden = true;
  state.field.setAttribute("aria-expanded", "false");
  state.field.removeAttribute("aria-activedescendant");
}

// In a data set with too many cities for a list, the server looks for them.
function ask(state) {
  if (!state.data.ask) return;
  clearTimeout(state.later);
  state.later = setTimeout(() => state.setStateValue("typed", state.field.value.trim()), PAUSE);
}

function show(state) {
  const { field, list, status, data, root } = state;
  const typed = fold(field.value.trim());
  if (!typed || root.getRootNode().activeElement !== field) return close(state);
  state.found = find(state.entries, typed);
  state.at = state.found.length ? 0 : -1;
  list.replaceChildren(...state.found.map((entry, at) => option(state, entry, at)));
  list.hidden = !state.found.length;
  status.hidden = !list.hidden;
  status.textContent = data.entries.length ? data.words.none : data.words.waiting;
  field.setAttribute("aria-expanded", String(!list.hidden));
  point(state, state.at);
}

function option(state, entry, at) {
  const row = element("li", { id: `found-${at}`, role: "option", "aria-selected": "false" });
  const kind = element("span", { class: "kind" });
  kind.textContent = state.data.kinds[entry.kind];
  const label = element("span", { class: "label" });
  label.textContent = entry.label;
  const context = element("span", { class: "context" });
  context.textContent = entry.context;
  row.append(label, context, kind);
  if (entry.shape) label.prepend(draw(entry.shape, state.data.picture));
  row.onclick = () => choose(state, at);
  return row;
}

// The picture of a profile, as components/figures/shape.py writes its paths.
function draw(paths, { width, height, looks, hatches }) {
  const picture = svg("svg", { width, height, "aria-hidden": "true" });
  [hatches, ...paths].forEach((d, at) => d && picture.append(svg("path", { d, ...looks[at] })));
  return picture;
}

function press(state, event) {
  const last = state.found.length - 1;
  const moves = {
    ArrowDown: () => point(state, state.at >= last ? 0 : state.at + 1),
    ArrowUp: () => point(state, state.at <= 0 ? last : state.at - 1),
    Enter: () => choose(state, state.at),
    Escape: () => { state.field.value = ""; state.field.blur(); },
  };
  // What is typed here is no shortcut of the page.
  event.stopPropagation();
  if (!moves[event.key] || (state.list.hidden && event.key !== "Escape")) return;
  event.preventDefault();
  moves[event.key]();
}

function point(state, at) {
  state.at = at;
  [...state.list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
  if (at < 0) return state.field.removeAttribute("aria-activedescendant");
  state.field.setAttribute("aria-activedescendant", `found-${at}`);
  state.list.children[at].scrollIntoView({ block: "nearest" });
}

function choose(state, at) {
  const entry = state.found[at];
  if (!entry) return;
  state.field.value = "";
  state.field.blur();
  state.setTriggerValue("chosen", entry.key);
}

// Each word has to begin a word of the entry; the name itself counts most.
function find(entries, typed) {
  const words = typed.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const begins = (text, word) => text.startsWith(word) || text.includes(` ${word}`);
  const rank = ({ name, words: text }) => {
    if (!words.length || !words.every((word) => begins(text, word))) return 9;
    if (name === typed) return 0;
    if (name.startsWith(typed)) return 1;
    return words.every((word) => begins(name, word)) ? 2 : 3;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((one) => one.rank < 9)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map((one) => one.entry);
}

function fold(text) {
  return ` ${text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()} `
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function element(name, attributes) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function svg(name, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
