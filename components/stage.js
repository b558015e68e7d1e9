// Shows slides: keys, touch and a second window decide which of those in the page is seen. All are
// drawn beforehand, so that the server is not asked. The address always says which one is shown.
() => {
  const root = document.documentElement;
  const WIDTH = 1280, HEIGHT = 720, SWIPE = 50;
  const KEYS = {
    ArrowRight: "next", " ": "next", PageDown: "next", ArrowLeft: "back", PageUp: "back",
    Home: "first", End: "last", f: "full", F: "full", b: "black", B: "black", ".": "black",
    n: "notes", N: "notes", "?": "help", Escape: "leave",
  };

  // What the server has written about the slides of this page; gone when another page is shown.
  const told = () => document.getElementById("sg-stage")?.dataset;
  const count = () => Number(told()?.count ?? 0);
  const address = () => new URL(location.href);
  const shown = () => {
    const asked = Number(address().searchParams.get("slide")) || Number(told()?.slide) || 1;
    return Math.min(Math.max(asked, 1), count());
  };

  // Streamlit measures the frame of a chart as it is seen: a slide is scaled once its chart is drawn.
  const isDrawn = (slide) => {
    const frame = slide.querySelector("[class*=st-key-stage_chart_]");
    if (!frame) return Boolean(slide.querySelector(".sg-slide"));
    const drawn = frame.querySelector(".main-svg");
    return Boolean(drawn) && Math.abs(Number(drawn.getAttribute("width")) - frame.offsetWidth) < 2;
  };
  const fit = () => {
    const scale = String(Math.min(innerWidth / WIDTH, innerHeight / HEIGHT));
    document.querySelectorAll(".st-key-stage [class*=st-key-slide_]").forEach((slide) => {
      const { style } = slide;
      if (style.getPropertyValue("--sg-fit") === scale) return;
      if (style.getPropertyValue("--sg-fit") || isDrawn(slide)) style.setProperty("--sg-fit", scale);
    });
  };

  // Says which slide is shown: to the style sheet, the address, screen readers and other windows.
  const show = (number, quietly = false) => {
    const place = Math.min(Math.max(number, 1), count());
    root.dataset.sgSlide = String(place);
    const here = address();
    if (here.searchParams.get("slide") !== String(place)) {
      here.searchParams.set("slide", String(place));
      history.replaceState(history.state, "", here);
    }
    const spoken = document.getElementById("sg-stage-said");
    const title = document.querySelector(`.st-key-slide_${place} h2, [data-slide="${place}"] h2`);
    if (spoken && title) spoken.textContent = `${place} / ${count()}: ${title.textContent}`;
    if (!quietly) post({ at: place });
  };

  // The windows of one presentation have a channel of their own, named by an id that no other
  // presentation has: a copy of this tab asks whether its id is taken, and then makes another.
  const token = Math.random().toString(36).slice(2);
  const newId = () => Math.random().toString(36).slice(2, 10).padEnd(8, "0");
  let channel = null;
  const post = (message) => channel?.postMessage({ ...message, from: token });
  const listen = (id) => {
    channel?.close();
    channel = new BroadcastChannel(`sg-talk-${id}`);
    channel.onmessage = ({ data }) => hear(id, data);
  };
  const hear = (id, { from, at, act, ask, who, taken }) => {
    const form = told()?.form;
    if (form === "notes") {
      if (at) show(at, true);
      return;
    }
    if (form !== "slides") return;
    if (who) post({ taken: from });
    if (taken === token) join(newId());
    if (ask) post({ at: shown() });
    if (act) ACTIONS[act]?.();
  };
  const join = (id) => {
    sessionStorage.setItem("sg-talk", id);
    root.dataset.sgTalk = id;
    listen(id);
    post({ who: true });
  };

  const leave = () => document.querySelector(".st-key-leave :is(a, button)")?.click();
  const toggle = (name) => root.classList.toggle(`sg-${name}`);
  const turn = (number) => {
    root.classList.remove("sg-black");
    root.dataset.sgTurned = "yes";
    show(number);
  };
  let byKey = false;
  const ACTIONS = {
    next: () => turn(shown() + 1),
    back: () => turn(shown() - 1),
    first: () => turn(1),
    last: () => turn(count()),
    full: () => {
      byKey = Boolean(document.fullscreenElement);
      if (document.fullscreenElement) document.exitFullscreen();
      else root.requestFullscreen?.().catch(() => {});
    },
    black: () => toggle("black"),
    notes: () => toggle("notes"),
    help: () => toggle("help"),
    leave,
  };

  const isTyping = (target) =>
    target.isContentEditable ||
    Boolean(target.closest?.("input, textarea, select, [role=textbox], [role=combobox]"));
  const presses = (event, target) =>
    (event.key === " " || event.key === "Enter") && target.closest?.("a, button, summary");

  const onKey = (event) => {
    const form = told()?.form, action = KEYS[event.key], { target } = event;
    if (!form || form === "story" || !action || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isTyping(target) || presses(event, target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (form === "slides") ACTIONS[action]();
    else if (["next", "back", "first", "last", "black"].includes(action)) post({ act: action });
  };

  const onClick = (event) => {
    const { target } = event, form = told()?.form;
    if (!form) return;
    const button = target.closest?.("[data-sg-act]");
    if (button) ACTIONS[button.dataset.sgAct]?.();
    const link = target.closest?.("[data-sg-notes]");
    if (link) {
      const there = address();
      there.searchParams.set("as", "notes");
      there.searchParams.set("talk", root.dataset.sgTalk);
      link.href = there.href;
    }
    const part = target.closest?.("[data-sg-shows]");
    if (part && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(Number(part.dataset.sgShows));
    }
  };

  let start = null;
  const onTouch = ({ type, touches, changedTouches }) => {
    if (told()?.form !== "slides") return;
    if (type === "touchstart") {
      start = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : null;
      return;
    }
    if (!start) return;
    const across = changedTouches[0].clientX - start[0], down = changedTouches[0].clientY - start[1];
    start = null;
    if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(down)) return;
    ACTIONS[across < 0 ? "next" : "back"]();
  };

  // Esc ends the full screen before any script hears of it, and leaves the presentation as well.
  const onFull = () => {
    if (document.fullscreenElement) return fit();
    if (!byKey && told()?.form === "slides") leave();
    byKey = false;
    fit();
  };

  window.sgStage?.abort();
  window.sgStage = new AbortController();
  const { signal } = window.sgStage;
  let waiting = 0;
  const watcher = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(fit, 400);
  });
  signal.addEventListener("abort", () => {
    channel?.close();
    watcher.disconnect();
  });
  document.addEventListener("keydown", onKey, { capture: true, signal });
  document.addEventListener("click", onClick, { capture: true, signal });
  document.addEventListener("touchstart", onTouch, { passive: true, signal });
  document.addEventListener("touchend", onTouch, { passive: true, signal });
  document.addEventListener("fullscreenchange", onFull, { signal });
  addEventListener("resize", fit, { signal });

  delete root.dataset.sgTurned;
  const form = told()?.form;
  if (!form) return;
  root.classList.remove("sg-black", "sg-help");
  if (form === "slides") join(sessionStorage.getItem("sg-talk") ?? newId());
  if (form === "notes" && told().talk) {
    listen(told().talk);
    post({ ask: true });
  }
  const stage = document.querySelector(".st-key-stage");
  if (stage) watcher.observe(stage, { childList: true, subtree: true });
  if (stage) waiting = setTimeout(fit, 400);
  show(shown(), form === "notes");
}
