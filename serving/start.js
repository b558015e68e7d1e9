// Runs in the head of the document, before Streamlit's front end.

// Where the server is: without it, the front end of /city first looks below /city/.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", window.location.href).href };
