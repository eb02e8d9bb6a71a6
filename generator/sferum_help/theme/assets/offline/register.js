// Starts the service worker of the site, so that visited pages can be read without the internet.
// Its address is on <body>; there is none on a server for editing.
// Support: Chrome 40, Firefox 44, Safari 11.1; only on https and localhost. Others do without.

const { worker } = document.body.dataset;

if (worker && "serviceWorker" in navigator && location.protocol !== "file:") {
  // After everything that the reader came for. A refusal (private windows) changes nothing on the page.
  addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => {}));
}
