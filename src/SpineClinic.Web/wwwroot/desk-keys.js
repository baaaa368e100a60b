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
  if (chosen.has(event.key)) {
    event.preventDefault();
    choose(chosen.get(event.key));
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
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
