// Runs in the head of the document, before Streamlit's front end.

// Where the server is: without it, the front end of /city first looks below /city/.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", window.location.href).href };

// A browser without WebGL 2 gets the map as a picture. The server reads the cookie when the front
// end connects, which is later than this.
setTimeout(() => {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  if (!context) document.cookie = "sg_no_webgl=1; path=/; SameSite=Strict";
  else if (document.cookie.includes("sg_no_webgl")) {
    document.cookie = "sg_no_webgl=; path=/; SameSite=Strict; max-age=0";
  }
});
