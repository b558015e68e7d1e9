// Shows a notice while the app has had no connection to its server for some time.
(() => {
  const notice = document.getElementById("no-connection");
  const state = () => document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState;
  let seconds = 0;
  setInterval(() => {
    seconds = state() === "CONNECTED" ? 0 : seconds + 1;
    notice.hidden = seconds < 20;
  }, 1000);
})();
