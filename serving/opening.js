// Takes the opening away, the first screen in the document of the Overview, when the app has drawn
// as much itself, or draws something else: a notice, an error or a page of another name.
(() => {
  const opening = document.getElementById("sg-opening");
  if (!opening) return;
  const DRAWN = ".sg-map, .sg-foot, [data-testid=stAlert], [data-testid=stException], [role=dialog]";
  const root = document.getElementById("root");
  const observer = new MutationObserver(() => {
    if (!root.querySelector(DRAWN)) return;
    observer.disconnect();
    opening.remove();
  });
  observer.observe(root, { childList: true, subtree: true });
})();
