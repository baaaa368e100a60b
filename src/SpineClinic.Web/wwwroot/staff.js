// Live staff pages: WebSockets only, and a page that mends itself when the server was away.
const dialog = document.getElementById("components-reconnect-modal");

// Where forms are typed that need no connection, it stands beside them and takes neither the keys nor the page away.
const isBeside = document.querySelector("main[data-enquiry]") !== null;

function open() {
  if (isBeside) dialog.setAttribute("open", "");
  else if (!dialog.open) dialog.showModal();
}

function whenSeen() {
  if (document.visibilityState === "visible") location.reload();
}

dialog.addEventListener("components-reconnect-state-changed", (event) => {
  switch (event.detail.state) {
    case "show": open(); break;
    case "hide": dialog.close(); break;
    case "failed": if (!isBeside) document.addEventListener("visibilitychange", whenSeen); break;
    case "rejected": if (!isBeside) location.reload(); break;
  }
});
document.getElementById("components-reconnect-button").addEventListener("click", () => location.reload());

// The rows of the board: the server sends the whole table as HTML, and only what says something else is touched, so that focus, choice and place stay.
const place = () => document.getElementById("board-rows");
const rowOf = (element) => element?.closest?.("#board-rows tbody tr");
let first = place()?.innerHTML;

function renew(known, wanted) {
  for (const { name, value } of wanted.attributes) if (known.getAttribute(name) !== value) known.setAttribute(name, value);
  [...wanted.cells].forEach((cell, i) => { if (known.cells[i].innerHTML !== cell.innerHTML) known.cells[i].innerHTML = cell.innerHTML; });
}

window.showBoardRows = (html, chosen) => {
  first = undefined;
  const wanted = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  const table = place()?.querySelector("table");
  if (!table) {
    place()?.replaceChildren(wanted);
  } else {
    const worker = rowOf(document.activeElement);
    const rows = new Map([...table.tBodies[0].rows].map((row) => [row.dataset.reference, row]));
    table.caption.textContent = wanted.caption.textContent;
    let next = table.tBodies[0].firstElementChild;
    for (const row of [...wanted.tBodies[0].rows]) {
      const known = rows.get(row.dataset.reference);
      rows.delete(row.dataset.reference);
      if (known) renew(known, row);
      if (known && known === next) next = known.nextElementSibling;
      else table.tBodies[0].insertBefore(known ?? row, next);
    }
    for (const row of rows.values()) row.remove();
    // Whoever worked in a row that moved, or whose button went, goes on from the row; from the page when the row has left.
    if (worker && !rowOf(document.activeElement)) (worker.isConnected ? worker.querySelector("a") : document.getElementById("main")).focus({ preventScroll: true });
  }
  for (const box of document.querySelectorAll("#board-rows input[type=checkbox]")) box.checked = chosen.includes(rowOf(box).dataset.reference);
};

// Between the page as it was read and the first rows of the live one: what was there stays.
new MutationObserver((_, observer) => {
  if (first === undefined) observer.disconnect();
  else if (place() && !place().firstElementChild) place().innerHTML = first;
}).observe(document.body, { childList: true, subtree: true });

function act(row, isChosen) {
  row.dispatchEvent(new CustomEvent("rowact", { bubbles: true, detail: { reference: row.dataset.reference, isChosen } }));
}

Blazor.registerCustomEventType("rowact", { createEventArgs: (event) => event.detail });
document.addEventListener("click", (event) => {
  const row = rowOf(event.target.closest("button"));
  if (row) act(row);
});
document.addEventListener("change", (event) => {
  const row = rowOf(event.target);
  if (row) act(row, event.target.checked);
});

Blazor.start({
  ssr: { disableDomPreservation: true },
  circuit: { configureSignalR: (builder) => builder.withUrl("/_blazor", { skipNegotiation: true, transport: 1 }) },
});
