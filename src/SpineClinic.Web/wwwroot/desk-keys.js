// Keys of the staff pages. A single letter opens a form, or presses a button that does no harm; nothing happens while somebody types, and the keys can be
// turned off. Every form works without this file.
const page = document.getElementById("main");
const toggle = document.getElementById("keys-switch");
const typing = "textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=hidden]), [contenteditable]";
const chosen = new Map();
for (const form of document.querySelectorAll("form[data-keys]")) {
  for (const pair of form.dataset.keys.split(" ")) {
    const [key, field] = [pair[0], pair.slice(2)];
    chosen.set(key, { form, field });
  }
}

const isOff = () => localStorage.getItem("desk-keys") === "off";

const show = () => {
  toggle.hidden = false;
  toggle.textContent = isOff() ? "Turn the keys on" : "Turn the keys off";
};

toggle.addEventListener("click", () => {
  localStorage.setItem("desk-keys", isOff() ? "on" : "off");
  show();
});
show();

const unfold = (inside) => {
  for (let fold = inside.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
};

const go = (target) => {
  unfold(target);
  target.focus();
  target.scrollIntoView({ block: "nearest" });
};

// "closure:Declined" is a choice of a field; "duplicateOf" is a field.
const choose = ({ form, field }) => {
  const [name, value, next] = field.split(":");
  const choice = value ? [...form.elements[name]].find((input) => input.value === value) : form.elements[name];
  if (!choice) return;
  if (value) choice.checked = true;
  go(next ? form.elements[next] : choice);
};

// Whoever works through a list goes on in it after a booking, a search or a call.
const list = new URLSearchParams(location.search).get("worklist");
if (document.querySelector("main[data-enquiry], .board-page:not(.search-page)")) sessionStorage.setItem("worklist", list ?? "");
const onward = document.querySelector(".staff-foot a[data-key=j]");
if (onward && sessionStorage.getItem("worklist")) onward.search = new URLSearchParams({ worklist: sessionStorage.getItem("worklist") });

// On the board: rows, and the lists by number.
const board = () => document.getElementById("board-rows");
const linkOf = (row) => row?.querySelector("a");
function onBoard(row, key) {
  if (!board()) return false;
  const target = /^[0-9]$/.test(key) ? document.querySelectorAll(".worklists a")[key]
    : key === "." ? linkOf(board().querySelector("tbody tr"))
    : key === "b" ? document.querySelector(".bulk button")
    : key === "ArrowDown" ? linkOf(row?.nextElementSibling)
    : key === "ArrowUp" ? linkOf(row?.previousElementSibling)
    : key === "c" ? row?.querySelector("button")
    : key === "x" ? row?.querySelector("input[type=checkbox]")
    : undefined;
  if (!target) return false;
  if (/^[0-9cx]$/.test(key)) target.click();
  else target.focus();
  return true;
}

// A key leads nowhere from a form that nothing keeps.
let isHalfFilled = false;
document.addEventListener("input", (event) => { isHalfFilled ||= Boolean(event.target.form) && !event.target.closest("main[data-enquiry], #search, #board-rows"); });

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.metaKey) return;
  if (event.key === "Enter" && event.ctrlKey && event.target.form?.closest("main[data-enquiry]")) {
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector("button[type=submit]"));
    return;
  }
  if (event.ctrlKey || isOff() || event.target.closest(typing)) return;
  if (event.key === "?") {
    event.preventDefault();
    document.getElementById("keys").open = true;
    go(document.querySelector("#keys > summary"));
    return;
  }
  if (onBoard(event.target.closest("#board-rows tbody tr"), event.key)) {
    event.preventDefault();
    return;
  }
  if (chosen.has(event.key)) {
    event.preventDefault();
    choose(chosen.get(event.key));
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  if (target.matches("a[data-now]") && isHalfFilled) return;
  event.preventDefault();
  if (target.dataset.now) target.click();
  else if (target.matches("form")) go(target.querySelector("input:not([type=hidden]), select, textarea") ?? target.querySelector("button"));
  else go(target);
});

// Who types keeps what they have: once a minute at most.
let kept = Date.now();
document.addEventListener("input", () => {
  if (page?.dataset.keep && Date.now() - kept > 60000) {
    kept = Date.now();
    fetch(page.dataset.keep, { method: "POST" }).catch(() => {});
  }
});
