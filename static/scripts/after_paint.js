// What is heavy waits until the page is painted. The server lets the front end's scripts for maps
// and charts begin with one of these two (serving/assets.py).

// Milliseconds after which they start in any case, as a page in the background is never painted.
const LONGEST = 3000;

const COOKIE = "sg_no_webgl";
const NOTICE = "sg-no-webgl";

let paint;
let answer;

// Resolves when the browser has painted what it has, the pictures of maps with it, and rests.
export const painted = () => (paint ??= Promise.race([
  rested().then(seen).then(rested),
  new Promise((resolve) => setTimeout(resolve, LONGEST)),
]));

const rest = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));
const rested = () => new Promise((resolve) => requestAnimationFrame(() => rest(resolve)));
const seen = () => Promise.allSettled(
  [...document.querySelectorAll(".sg-map img")].map((image) => image.decode()),
);

// Resolves if the browser can draw live maps, and never if it cannot. To ask takes a second where
// WebGL is done in software, in which nothing is painted.
export const mapsCanStart = () => (answer ??= painted().then(askForWebgl));

const isNoted = () => document.cookie.includes(COOKIE);

async function askForWebgl() {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  const before = isNoted();
  note(!context);
  if (context) return;
  // The server reads the cookie when a page is opened, and then draws pictures alone.
  if (!before && isNoted()) location.reload();
  document.documentElement.dataset.noWebgl = ""; // the style sheet shows the notice
  await new Promise(() => {});
}

function note(lacks) {
  if (lacks !== isNoted()) {
    document.cookie = `${COOKIE}=1; path=/; SameSite=Strict${lacks ? "" : "; max-age=0"}`;
  }
}

// Asks where the answer is of use: a page has a notice, or the browser could not draw maps before.
export function askIfOfUse() {
  if (isNoted() || document.getElementById(NOTICE)) mapsCanStart();
}
