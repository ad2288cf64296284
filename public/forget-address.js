// The end of this page's address is a secret that opens something. It leaves the address bar and the history as soon as the
// page is there; the form on the page knows where it goes.
history.replaceState(null, "", location.pathname.startsWith("/reset/") ? "/forgot" : "/");
