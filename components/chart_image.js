// Saves a chart as an image with its title and source line, because an image is shared without
// its page and must explain by itself what it shows and where the data come from.
const MARGIN = 16;
const LINE = 20;

export default function (component) {
  const { data, parentElement } = component;
  parentElement.querySelector(".row").replaceChildren(
    ...data.formats.map(({ format, label }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.onclick = () => save(data, format);
      return button;
    }),
  );
}

async function save(data, format) {
  const layers = document.querySelectorAll(`.st-key-${CSS.escape(data.chart)} svg.main-svg`);
  if (!layers.length) return;
  const picture = compose(data, layers);
  const svg = new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
  download(format === "svg" ? svg : await rasterize(svg, picture), `${data.name}.${format}`);
}

function compose(data, layers) {
  const { width, height } = layers[0].getBoundingClientRect();
  const title = wrap(data.title, width / 9);
  const source = wrap(data.source, width / 6.5);
  const top = MARGIN + title.length * LINE + MARGIN / 2;
  const whole = top + height + MARGIN + source.length * LINE;
  const picture = element("svg", { width: width + 2 * MARGIN, height: whole, fill: data.ink });
  picture.append(element("rect", { width: "100%", height: "100%", fill: data.paper }));
  title.forEach((line, n) =>
    picture.append(text(line, MARGIN + (n + 0.8) * LINE, { "font-size": 17, "font-weight": 600 })),
  );
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.setAttribute("x", MARGIN);
    copy.setAttribute("y", top);
    picture.append(copy);
  }
  source.forEach((line, n) =>
    picture.append(text(line, top + height + (n + 0.8) * LINE, { "font-size": 12, fill: data.muted })),
  );
  return picture;
}

function text(words, y, attributes) {
  const node = element("text", { x: MARGIN, y, "font-family": "Plex Sans, sans-serif", ...attributes });
  node.textContent = words;
  return node;
}

function element(name, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function wrap(words, length) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length <= length || !lines.at(-1)) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines;
}

async function rasterize(svg, picture) {
  const scale = 2;
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.getAttribute("width") * scale;
  canvas.height = picture.getAttribute("height") * scale;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
