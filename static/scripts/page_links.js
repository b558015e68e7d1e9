// Follows links between the pages as the browser's Back does: within the session. Nothing is loaded
// again, and only the page that is asked for is drawn.

const folder = () => new URL(".", document.baseURI);

// Whether the browser follows a link by itself: into a new tab or window, or to a part of this page.
const isLeft = (link, event) => event.defaultPrevented || event.button !== 0
  || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  || (link.target && link.target !== "_self") || link.hasAttribute("download")
  || (link.hash && link.href.split("#")[0] === location.href.split("#")[0]);

const isConnected = () =>
  document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState === "CONNECTED";

const showTop = (link) => {
  const main = document.querySelector("[data-testid=stMain]");
  main?.scrollTo(0, 0);
  window.sgInMenu = Boolean(link.closest(".sg-menu"));
  if (!main || window.sgInMenu) return;
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
};

// Draws the page again, as it is. The front end takes an address with a part of a page for a move
// within it, so that the part is left out meanwhile.
export function runAgain() {
  if (!isConnected()) return;
  const { href } = location;
  history.replaceState(history.state, "", href.split("#")[0]);
  window.dispatchEvent(new PopStateEvent("popstate"));
  history.replaceState(history.state, "", href);
}

// The menu is drawn anew with the page: whoever is in it with the keyboard stays in it.
export function stayInMenu() {
  const link = window.sgInMenu && document.querySelector(".sg-menu [aria-current]");
  if (!link || link.pathname !== location.pathname) return;
  window.sgInMenu = false;
  if (document.activeElement === document.body) link.focus();
}

// Takes the names of the pages as they stand in addresses; that of the first is blank.
export function followLinks(pages) {
  const isPage = ({ origin, pathname }) => origin === location.origin
    && pages.some((page) => new URL(page || ".", folder()).pathname === pathname);

  const follow = (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || isLeft(link, event) || !isPage(link) || !isConnected()) return;
    event.preventDefault();
    const isOther = link.pathname !== location.pathname;
    history.pushState(null, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    if (isOther && !link.hash) showTop(link);
  };

  document.addEventListener("click", follow);
}
