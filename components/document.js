// Tells the browser and screen readers what Streamlit has no parameter for. Streamlit draws a page
// in many small steps and again at every choice, so the document is looked at after each of them.
(told) => {
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const tellMenu = (menu) => {
    set(menu, "role", "navigation");
    set(menu, "aria-label", told.menu);
    menu.querySelectorAll("a").forEach((link, place) => {
      if (place === Number(told.place)) set(link, "aria-current", "page");
      else link.removeAttribute("aria-current");
    });
  };

  // The field for a file has a name and can have the focus: it cannot be a mere decoration as well.
  const tellField = (field) => set(field, "role", "group");

  // The part of the page that the address names appears long after the browser has looked for it.
  const goTo = (name) => {
    const part = name && document.getElementById(name);
    if (!part || window.sgWentTo === location.href) return;
    window.sgWentTo = location.href;
    part.tabIndex = -1;
    part.focus();
    part.scrollIntoView();
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

  // The link that a click on a mark of a chart has drawn is followed at once.
  const follow = (link) => {
    if (link.dataset.followed) return;
    link.dataset.followed = "yes";
    link.click();
  };

  const tell = () => {
    document.querySelectorAll(".st-key-menu").forEach(tellMenu);
    document.querySelectorAll("[data-testid=stFileUploaderDropzone]").forEach(tellField);
    goTo(location.hash.slice(1));
    goToList();
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

  if (!window.sgCalm) {
    calmDown();
    document.addEventListener("pointerdown", noteClick, true);
  }
  document.documentElement.lang = told.language;
  window.sgObserver?.disconnect();
  // At once, and not with the next picture on screen, which a busy machine or a tab in the
  // background draws late: nobody meets a page that is told in part.
  window.sgObserver = new MutationObserver(tell);
  window.sgObserver.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["role"],
  });
  tell();
}
