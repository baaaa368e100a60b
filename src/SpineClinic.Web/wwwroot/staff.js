// Live staff pages: WebSockets only, and a page that mends itself when the server was away.
const dialog = document.getElementById("components-reconnect-modal");

function whenSeen() {
  if (document.visibilityState === "visible") location.reload();
}

dialog.addEventListener("components-reconnect-state-changed", (event) => {
  switch (event.detail.state) {
    case "show": if (!dialog.open) dialog.showModal(); break;
    case "hide": dialog.close(); break;
    case "failed": document.addEventListener("visibilitychange", whenSeen); break;
    case "rejected": location.reload(); break;
  }
});
document.getElementById("components-reconnect-button").addEventListener("click", () => location.reload());

Blazor.start({
  ssr: { disableDomPreservation: true },
  circuit: { configureSignalR: (builder) => builder.withUrl("/_blazor", { skipNegotiation: true, transport: 1 }) },
});
