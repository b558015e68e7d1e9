// A map as a drawing, a chart over the whole screen, and the code that shows it on another site.
import {
  SIZES, compose, copy, element, figureOf, layersOf, make, measure, named, text, titleOf, wrap,
} from "./row_actions.js";

const NAME = { size: 13, weight: 400 };
const NUMBER = { size: 12, weight: 600 };
const SMALLEST = 680; // of a map alone, so that its title has room
const PANEL = { size: 15, weight: 600, line: 20 };

// Maps: what the page has as elements in percent, as a drawing.

export async function drawMap(map, page) {
  const [width, height] = map.style.aspectRatio.split("/").map(Number);
  const at = (style, name, whole) => (parseFloat(style[name]) / 100) * whole;
  const scale = Math.max(1, SMALLEST / width);
  const size = { width: scale * width, height: scale * height };
  const svg = element("svg", { ...size, viewBox: `0 0 ${width} ${height}` });
  const land = map.querySelector("img");
  const answer = await fetch(land.src);
  const outline = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  const wide = at(land.style, "width", width);
  const world = element("svg", {
    x: at(land.style, "left", width),
    y: at(land.style, "top", height),
    width: wide,
    height: wide,
    viewBox: outline.documentElement.getAttribute("viewBox"),
  });
  world.append(element("path", { d: outline.querySelector("path").getAttribute("d"), fill: page.land }));
  svg.append(world);
  for (const dot of map.querySelectorAll("i")) {
    svg.append(...drawDot(dot, at(dot.style, "left", width), at(dot.style, "top", height)));
  }
  for (const name of map.querySelectorAll("b")) {
    const [x, y] = [at(name.style, "left", width), at(name.style, "top", height)];
    svg.append(...drawName(name, x, y, page));
  }
  return svg;
}

function drawDot(dot, x, y) {
  const { style } = dot;
  const rim = parseFloat(style.borderWidth);
  const circle = element("circle", {
    cx: x,
    cy: y,
    r: (parseFloat(style.width) - rim) / 2,
    fill: style.backgroundColor,
    stroke: style.borderColor,
    "stroke-width": rim,
  });
  circle.append(named("title", dot.title));
  if (!dot.textContent) return [circle];
  const number = text(dot.textContent, x, y + 4.3, NUMBER, style.color);
  number.setAttribute("text-anchor", "middle");
  return [circle, number];
}

function drawName(name, x, y, page) {
  const room = measure(name.textContent, NAME) + 6;
  const left = name.classList.contains("sg-end") ? x - 8 - room : x + 8;
  const box = { x: left, y: y - 8, width: room, height: 16, fill: page.paper, "fill-opacity": 0.75 };
  return [element("rect", box), text(name.textContent, left + 3, y + 4.5, NAME, page.ink)];
}

// Charts or maps side by side, each below its title, where they stand on the page.
export async function drawPanels(panels, page) {
  const home = panels.getBoundingClientRect();
  const svg = element("svg", { width: home.width, height: home.height });
  for (const title of panels.querySelectorAll(".sg-panel")) {
    const { left, top, width } = title.getBoundingClientRect();
    wrap(title.textContent, width, PANEL).forEach((line, at) => {
      const y = top - home.top + (at + 0.75) * PANEL.line;
      svg.append(text(line, left - home.left, y, PANEL, page.ink));
    });
  }
  for (const figure of panels.querySelectorAll(".js-plotly-plot, .sg-map")) {
    const { left, top, width, height } = figure.getBoundingClientRect();
    for (const layer of await layersOf(figure, page)) {
      const place = { x: left - home.left, y: top - home.top, width, height };
      for (const [key, value] of Object.entries(place)) layer.setAttribute(key, value);
      svg.append(layer);
    }
  }
  return svg;
}

// The scale of a legend: its colors, with the words at both ends.
export function drawRamp(picture, entry, ramp, x, y, color) {
  const [low, high] = [...entry.childNodes].filter((node) => node !== ramp)
    .map((node) => node.textContent.trim()).filter(Boolean);
  const colors = getComputedStyle(ramp).backgroundImage.match(/rgba?\([^)]*\)/g) ?? [];
  const write = (words) => {
    picture.append(text(words, x, y + 12, SIZES.small, color));
    x += measure(words, SIZES.small) + 6;
  };
  write(low ?? "");
  const steps = [...new Set(colors)];
  for (const step of steps) {
    picture.append(element("rect", { x, y: y + 3, width: 150 / steps.length, height: 10, fill: step }));
    x += 150 / steps.length;
  }
  x += 6;
  write(high ?? "");
  return x + 12;
}

// Over the whole screen: a chart with its title, its legend and its source.

export async function showFullScreen(button, page) {
  const picture = await compose(page, button);
  if (!picture) return;
  const [width, height] = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
  for (const name of ["width", "height"]) picture.removeAttribute(name);
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.setAttribute("role", "img");
  const title = picture.querySelector("title").textContent;
  const dialog = make("dialog", { className: "sg-full" });
  dialog.setAttribute("aria-label", title);
  const frame = make("div", { className: "sg-full-frame", tabIndex: 0 });
  // A long chart is read by scrolling; a map is seen as a whole.
  const isMap = figureOf(button)?.matches(".sg-map");
  if (!isMap && height / width > (1.3 * innerHeight) / innerWidth) frame.classList.add("sg-long");
  const close = make("button", { type: "button", textContent: page.words.close });
  close.onclick = () => dialog.close();
  frame.append(picture, close);
  dialog.append(frame);
  document.body.append(dialog);
  dialog.showModal();
  frame.onfullscreenchange = () => document.fullscreenElement || dialog.close();
  dialog.onclose = () => {
    dialog.remove();
    if (document.fullscreenElement) document.exitFullscreen();
    button.focus();
  };
  frame.requestFullscreen?.().catch(() => {});  // else it fills the window
}

// On another site

const LISTENER = `<script>
addEventListener("message", ({ data, origin, source }) => {
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source && new URL(frame.src).origin === origin && data.sgHeight > 0) {
      frame.style.height = data.sgHeight + "px";
    }
  }
});
<\/script>`;

function embedCode(button, page, mode) {
  const figure = figureOf(button);
  const { title } = titleOf(button, figure ?? button);
  const frame = document.createElement("iframe");
  const wanted = mode ? `&embed_options=${mode}_theme` : "";
  frame.setAttribute("src", `${page.address}&embed=${encodeURIComponent(button.dataset.name)}${wanted}`);
  frame.setAttribute("title", title);
  frame.setAttribute("loading", "lazy");
  const height = Math.round(figure?.getBoundingClientRect().height || 430) + 200;
  frame.setAttribute("style", `width:100%;height:${height}px;border:0`);
  return `${frame.outerHTML}\n${LISTENER}`;
}

export function showEmbed(button, page) {
  const { embed, embed_text, embed_mode, copy: copyWords, close: closeWords } = page.words;
  const dialog = make("dialog", { className: "sg-cite" });
  dialog.setAttribute("aria-label", embed);
  const modes = make("select", {});
  for (const mode of ["", "light", "dark"]) {
    modes.append(make("option", { value: mode, textContent: page.words[`embed_${mode || "reader"}`] }));
  }
  const code = make("textarea", { readOnly: true, rows: 8, spellcheck: false });
  code.setAttribute("aria-label", embed);
  const write = () => (code.value = embedCode(button, page, modes.value));
  modes.onchange = write;
  write();
  const label = make("label", { textContent: `${embed_mode} ` });
  label.append(modes);
  const copyButton = make("button", { type: "button", textContent: copyWords });
  copyButton.onclick = () => copy(copyButton, page, code.value);
  const close = make("button", { type: "button", textContent: closeWords });
  close.onclick = () => dialog.close();
  const row = make("p", { className: "sg-row" });
  row.append(copyButton, close);
  dialog.append(make("h2", { textContent: embed }), make("p", { textContent: embed_text }), label, code, row);
  dialog.onclose = () => {
    dialog.remove();
    button.focus();
  };
  document.body.append(dialog);
  dialog.showModal();
}
