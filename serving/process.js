// Loads the page again when its session was moved to another process of the server.
//
// The new process knows nothing of the visitor, and the front end connects to it without a word:
// what is chosen next would be lost. The address has the whole view, so a new page restores it.
(() => {
  const STATE = "data-test-connection-state";
  let known, connected = false;

  const name = async () => {
    const answer = await fetch(new URL("process", window.__streamlit.BACKEND_BASE_URL));
    return answer.ok ? (await answer.json()).process : undefined;
  };

  const look = async () => {
    const before = connected;
    connected = document.querySelector(`[${STATE}]`)?.getAttribute(STATE) === "CONNECTED";
    if (!connected || before) return;
    const found = await name().catch(() => undefined);
    if (known && found && found !== known) window.location.reload();
    known = found ?? known;
  };

  const change = { subtree: true, attributeFilter: [STATE] };
  new MutationObserver(look).observe(document.body, change);
})();
