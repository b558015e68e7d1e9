// What the buttons of the rows under charts and tables do: save a picture, copy a link, cite. One
// listener for all of them, so that a row is nothing but a few words of HTML.
import { drawMap, drawPanels, drawRamp, showEmbed, showFullScreen } from "./row_views.js";

const MARGIN = 16;
const FONT = '"Plex Sans", sans-serif';
export const SIZES = {
  title: { size: 19, weight: 600, line: 25 },
  subtitle: { size: 14, weight: 400, line: 19 },
  small: { size: 12, weight: 400, line: 17 },
};
const FONTS = [
  { file: "plex-sans-latin.woff2", needed: () => true },
  { file: "plex-sans-latin-ext.woff2", needed: (words) => /[\u0100-\u02ba\u1e00-\u1eff]/.test(words) },
];
const SHAPES = {
  "sg-dot": (x, y, color) => element("circle", { cx: x + 6, cy: y, r: 6, fill: color }),
  "sg-ring": (x, y, color) =>
    element("circle", { cx: x + 6, cy: y, r: 5, fill: "none", stroke: color, "stroke-width": 2 }),
  "sg-triangle": (x, y, color) =>
    element("path", { d: `M${x} ${y + 5}h12l-6 -10z`, fill: color }),
  "sg-tick": (x, y, color) =>
    element("rect", { x: x + 4, y: y - 7, width: 3, height: 14, fill: color }),
  "sg-band": (x, y, color) =>
    element("rect", { x: x - 6, y: y - 3, width: 24, height: 7, fill: color }),
};

// What is on the page is in `sgRow`; see `components/row_actions.py`.
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-sg]");
  if (button) ACTIONS[button.dataset.sg](button, window.sgRow);
});

const ACTIONS = {
  full: (button, page) => showFullScreen(button, page),
  embed: (button, page) => showEmbed(button, page),
  png: (button, page) => savePicture(button, page, "png"),
  svg: (button, page) => savePicture(button, page, "svg"),
  link: (button, page) => copy(button, page, `${page.address || location.href.split("#")[0]}#table_${button.dataset.name}`),
  data: (button, page) => copy(button, page, new URL(button.dataset.address, page.address || location.href).href),
  cite: (button, page) => cite(page),
  copy: (button, page) => copy(button, page, page.works[button.dataset.work].text),
  bibtex: (button, page) => saveWork(button, page, "bibtex", "bib"),
  ris: (button, page) => saveWork(button, page, "ris", "ris"),
};

// Links and citations

export async function copy(button, page, words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    copyBySelection(words, button.parentElement);
  }
  const label = button.textContent;
  button.textContent = page.words.copied;
  announce(page.words.copied);
  setTimeout(() => (button.textContent = label), 2000);
}

// For addresses without encryption, where browsers give no access to the clipboard.
function copyBySelection(words, beside) {
  const field = document.createElement("textarea");
  field.value = words;
  beside.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

function announce(words) {
  let region = document.querySelector(".sg-said");
  if (!region) {
    region = make("div", { className: "sg-said" });
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = words;
}

function cite(page) {
  document.querySelector(".sg-cite")?.remove();
  const dialog = make("dialog", { className: "sg-cite" });
  dialog.setAttribute("aria-label", page.words.cite);
  const close = make("button", { type: "button", textContent: page.words.close });
  close.onclick = () => dialog.close();
  dialog.onclick = ({ target }) => target === dialog && dialog.close();
  dialog.append(...page.works.flatMap((work, number) => citation(page, work, number)), close);
  document.body.append(dialog);
  dialog.showModal();
}

function citation(page, work, number) {
  const row = make("p", { className: "sg-row" });
  for (const action of ["copy", "bibtex", "ris"]) {
    const button = make("button", { type: "button", textContent: page.words[action] });
    Object.assign(button.dataset, { sg: action, work: number });
    row.append(button);
  }
  return [
    make("h2", { textContent: work.label }),
    make("p", { textContent: work.text }),
    row,
  ];
}

function saveWork(button, page, format, ending) {
  const work = page.works[button.dataset.work];
  download(new Blob([work[format]], { type: "text/plain;charset=utf-8" }), `${work.name}.${ending}`);
}

// Pictures

async function savePicture(button, page, format) {
  const { name, all } = button.dataset;
  const parts = [page.names[0], name, page.names[all ? 2 : 1]];
  const file = `${parts.join("-").toLowerCase().replace(/[^a-z0-9-]+/g, "-")}.${format}`;
  const picture = await compose(page, button);
  if (!picture) return;
  picture.prepend(await fontStyle(picture.textContent));
  const svg = new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
  download(format === "svg" ? svg : await rasterize(svg, picture), file);
}

// What of the page a row belongs to: a chart, or the map or what stands side by side before it.
export function figureOf(button) {
  const chart = document.querySelector(`.st-key-chart_${CSS.escape(button.dataset.name)}`);
  return chart ?? before(button, FIGURES).at(-1);
}

export const PANELS = ".sg-maps, .st-key-panels, .st-key-change_panels";
const FIGURES = `[class*="st-key-map_"][class*="_frame"]:not([class*="_narrow"]) .sg-map, ${PANELS}`;

export async function layersOf(figure, page) {
  if (figure?.matches(PANELS)) return [await drawPanels(figure, page)];
  if (figure?.matches(".sg-map")) return [await drawMap(figure, page)];
  return [...(figure?.querySelectorAll("svg.main-svg") ?? [])].map((layer) => {
    const copied = layer.cloneNode(true);
    const { width, height } = layer.getBoundingClientRect();
    for (const [key, value] of Object.entries({ width, height })) copied.setAttribute(key, value);
    return copied;
  });
}

export function titleOf(button, figure) {
  const { title, subtitle } = button.parentElement.dataset;
  if (title) return { title, subtitle };
  const heading = before(figure, ".sg-heading").at(-1);
  const below = heading?.parentElement.querySelector(".sg-subtitle")?.textContent ?? "";
  return { heading, title: heading?.textContent ?? "", subtitle: below };
}

// A picture is shared without its page: it has the title, the legend and the source of its chart.
export async function compose(page, button) {
  const figure = figureOf(button);
  const layers = await layersOf(figure, page);
  if (!layers.length) return null;
  const [width, height] = ["width", "height"].map((name) => Number(layers[0].getAttribute(name)));
  const { heading, title, subtitle } = titleOf(button, figure);
  const note = button.parentElement.dataset.note ?? page.notes[button.dataset.all ? 1 : 0];
  const picture = element("svg", { width: width + 2 * MARGIN, fill: page.ink });
  picture.setAttribute("xml:lang", document.documentElement.lang);
  picture.append(named("title", `${title}. ${subtitle}`), named("desc", note));
  picture.append(element("rect", { width: "100%", height: "100%", fill: page.paper }));
  let y = MARGIN;
  const write = (words, style, fill) => {
    for (const line of wrap(words, width, style)) {
      y += style.line;
      picture.append(text(line, MARGIN, y - 5, style, fill));
    }
  };
  write(title, SIZES.title, page.ink);
  write(subtitle, SIZES.subtitle, page.muted);
  const legend = legendOf(figure, button, heading);
  y = drawLegend(picture, legend, width, y + 8, page.muted) + 8;
  for (const layer of layers) {
    layer.setAttribute("x", MARGIN);
    layer.setAttribute("y", y);
    picture.append(layer);
  }
  y += height;
  write(note, SIZES.small, page.muted);
  picture.setAttribute("height", y + MARGIN);
  return picture;
}

// The legend of a chart is above it, that of a map below.
function legendOf(figure, button, heading) {
  const start = figure.matches(".sg-map, .sg-maps") ? figure : heading;
  return before(button, ".sg-legend > span").filter((entry) => !start || follows(entry, start));
}

function drawLegend(picture, entries, width, top, color) {
  let [x, y] = [MARGIN, top];
  for (const entry of entries) {
    const ramp = entry.querySelector(".sg-ramp");
    if (ramp) {
      x = drawRamp(picture, entry, ramp, x, y, color);
      continue;
    }
    const mark = entry.querySelector("i");
    const shape = Object.keys(SHAPES).find((name) => mark?.classList.contains(name));
    const words = [...entry.childNodes].map((node) => node.textContent).filter(Boolean).join(" ");
    const room = measure(words, SIZES.small) + (shape ? 20 : 0);
    if (x > MARGIN && x + room > MARGIN + width) [x, y] = [MARGIN, y + 19];
    if (shape) {
      const style = getComputedStyle(mark);
      const paint = shape === "sg-ring" ? style.borderTopColor : style.backgroundColor;
      picture.append(SHAPES[shape](x, y + 8, paint));
    }
    picture.append(text(words, x + (shape ? 20 : 0), y + 12, SIZES.small, color));
    x += room + 18;
  }
  return entries.length ? y + 19 : y;
}

// What of the page comes before an element, in the order of the page.
function before(node, selector) {
  return [...document.querySelectorAll(selector)].filter((other) => follows(node, other));
}

function follows(node, other) {
  return Boolean(other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
}

export function wrap(words, width, style) {
  const lines = [];
  for (const word of words.split(" ")) {
    const line = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measure(line, style) <= width) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.filter(Boolean);
}

const pen = document.createElement("canvas").getContext("2d");

export function measure(words, { size, weight }) {
  pen.font = `${weight} ${size}px ${FONT}`;
  return pen.measureText(words).width;
}

// The typeface of the page goes along: where the picture is opened, it need not be installed.
async function fontStyle(words) {
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  const faces = FONTS.filter(({ needed }) => needed(words)).map(async ({ file }) => {
    const answer = await fetch(`app/static/fonts/${file}`);
    return answer.ok ? fontFace(await encode(await answer.blob())) : "";
  });
  style.textContent = (await Promise.all(faces)).join("");
  return style;
}

function fontFace(content) {
  const source = `src:url(data:font/woff2;base64,${content}) format("woff2")`;
  return `@font-face{font-family:"Plex Sans";font-weight:100 700;${source}}`;
}

function encode(blob) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.readAsDataURL(blob);
  });
}

async function rasterize(svg, picture) {
  const scale = 2;
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.getAttribute("width") * scale;
  canvas.height = picture.getAttribute("height") * scale;
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  const draw = () => paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  draw();
  for (let tries = 0; tries < 100 && !hasTitle(paper, canvas.width, scale); tries += 1) {
    await new Promise((done) => setTimeout(done, 50));
    draw();
  }
  URL.revokeObjectURL(image.src);
  const png = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const words = (tag) => picture.querySelector(tag).textContent;
  const language = picture.getAttribute("xml:lang");
  const texts = { Title: words("title"), Description: words("desc"), Language: language };
  return withTexts(new Uint8Array(await png.arrayBuffer()), texts, language);
}

// A picture is complete before the typeface in it is: until then its words are left out.
function hasTitle(paper, width, scale) {
  const height = SIZES.title.line * scale;
  const { data } = paper.getImageData(0, MARGIN * scale, width, height);
  return data.some((value, at) => Math.abs(value - data[at % 4]) > 60);
}

// A PNG file says what it shows, and in which language, in chunks of text after its first chunk.
function withTexts(png, texts, language) {
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    pngChunk("iTXt", `${keyword}\0\0\0${language}\0\0${text}`));
  return new Blob([png.slice(0, 33), ...chunks, png.slice(33)], { type: "image/png" });
}

function pngChunk(kind, words) {
  const body = new TextEncoder().encode(kind + words);
  const chunk = new DataView(new ArrayBuffer(body.length + 8));
  chunk.setUint32(0, body.length - 4);
  new Uint8Array(chunk.buffer).set(body, 4);
  chunk.setUint32(body.length + 4, checksum(body));
  return chunk.buffer;
}

// The CRC-32 of the PNG specification, bit by bit: the texts are short.
function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

export function text(words, x, y, { size, weight }, fill) {
  const node = named("text", words);
  const attributes = { x, y, fill, "font-family": FONT, "font-size": size, "font-weight": weight };
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

export function named(tag, words) {
  const node = element(tag, {});
  node.textContent = words;
  return node;
}

export function element(name, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

export function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function download(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
