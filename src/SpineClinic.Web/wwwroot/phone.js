// A call is saved while it is typed: at each choice at once, and at most a second after a key. The page of the answer replaces what has changed on this one, but
// never what somebody is typing. Without this script each part has its own Save.
const form = document.getElementById("call");
const savedNote = document.getElementById("saved");
const typed = new Set();
let sent = new FormData(form);
let timer;
let sending = false;
let leaving = false;
let goOnFrom;

const partOf = (element) => element.closest("[id^='part-'], #stop");
const list = (values) => JSON.stringify(values.map((value) => value.normalize("NFC").split(/\s+/).filter(Boolean).join(" ")));

function valuesIn(part, name) {
  return [...part.querySelectorAll(`[name="${name}"]`)]
    .filter((input) => !["radio", "checkbox"].includes(input.type) || input.hasAttribute("checked"))
    .map((input) => input.value);
}

// Whether the server holds what this tab has sent: only then is this tab shown the newest answer, and may mark it so.
function agrees(part) {
  const names = new Set([...part.querySelectorAll("input:not([type=hidden]), textarea, select")].map((input) => input.name));
  return [...names].every((name) => list(sent.getAll(name)) === list(valuesIn(part, name)));
}

function renew(known, wanted) {
  const isHere = known.contains(document.activeElement);
  if ((isHere || typed.has(known.id)) && !wanted.hasAttribute("data-conflict") && agrees(wanted)) {
    for (const mark of wanted.querySelectorAll("input[type=hidden]")) known.querySelector(`input[name="${mark.name}"]`)?.setAttribute("value", mark.value);
    return known;
  }
  if (typed.has(known.id)) return known;
  const { id, selectionStart, selectionEnd } = isHere ? document.activeElement : {};
  const fresh = document.importNode(wanted, true);
  known.replaceWith(fresh);
  const again = id && document.getElementById(id);
  if (again) {
    again.focus({ preventScroll: true });
    if (selectionStart != null) again.setSelectionRange?.(selectionStart, selectionEnd);
  }
  return fresh;
}

function show(page) {
  if (!page.getElementById("call")) {
    location.reload();
    return;
  }
  const had = document.getElementById("stop") || document.getElementById("urgent");
  document.getElementById("main").dataset.rules = page.getElementById("main").dataset.rules ?? "";
  for (const parts of document.querySelectorAll("[data-parts]")) {
    const next = page.getElementById(parts.id);
    let place = parts.firstElementChild;
    for (const wanted of next.children) {
      let known = [...parts.children].find((part) => part.id === wanted.id);
      if (!known) {
        known = document.importNode(wanted, true);
        parts.insertBefore(known, place);
      } else if (known.outerHTML !== wanted.outerHTML) {
        known = renew(known, wanted);
      }
      place = known.nextElementSibling;
    }
    for (const old of [...parts.children]) {
      if (![...next.children].some((wanted) => wanted.id === old.id) && !old.contains(document.activeElement)) old.remove();
    }
  }
  for (const id of ["saved", "call-alert"]) {
    const text = page.getElementById(id).textContent;
    if (document.getElementById(id).textContent !== text) document.getElementById(id).textContent = text;
  }
  const stop = document.getElementById("stop") || document.getElementById("urgent");
  if (stop && !had) {
    goOnFrom = undefined;
    stop.scrollIntoView({ block: "start" });
  }
}

function goOn() {
  const questions = [...form.querySelectorAll("[data-question]")];
  const open = questions.slice(questions.findIndex((question) => question.id === goOnFrom) + 1).find((question) =>
    ![...question.querySelectorAll("input:not([type=hidden]), textarea")].some((input) => ["radio", "checkbox"].includes(input.type) ? input.checked : input.value));
  goOnFrom = undefined;
  open?.querySelector("input:not([type=hidden]), textarea")?.focus();
}

function later(wait) {
  timer ??= setTimeout(() => { timer = undefined; save(); }, wait);
}

async function save() {
  clearTimeout(timer);
  timer = undefined;
  if (sending) {
    later(200);
    return;
  }
  const parts = [...typed];
  typed.clear();
  sending = true;
  sent = new FormData(form);
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent), signal: AbortSignal.timeout(10000) });
    const isOurs = new URL(answer.url).pathname === new URL(form.action).pathname;
    if (isOurs && answer.status === 409) {
      savedNote.classList.add("is-late");
      savedNote.textContent = "Not saved: this call was filed, or a colleague has it. What is typed stays here until you press a button; then you see where it went.";
      return;
    }
    if (!isOurs || ![200, 422].includes(answer.status)) throw new Error(isOurs ? "Not saved. Trying again." : "Not saved: sign in again in another tab. What is typed stays here.");
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    savedNote.classList.remove("is-late");
    if (goOnFrom) goOn();
  } catch (error) {
    for (const part of parts) typed.add(part);
    savedNote.classList.add("is-late");
    const text = error.message.startsWith("Not saved") ? error.message : "Not saved. Trying again.";
    if (savedNote.textContent !== text) savedNote.textContent = text;
    later(2000);
  } finally {
    sending = false;
  }
}

function note(event) {
  const part = partOf(event.target);
  if (part && event.target.name !== "abandonReason") typed.add(part.id);
  return part;
}

form.classList.add("is-scripted");
// What was typed before this script was there.
for (const input of form.querySelectorAll("input:not([type=hidden]), textarea")) {
  if (input.checked !== input.defaultChecked || input.value !== input.defaultValue) note({ target: input });
}
if (typed.size) save();
form.addEventListener("input", (event) => { if (note(event)) later(1000); });
form.addEventListener("change", (event) => { if (note(event)) save(); });
form.addEventListener("submit", (event) => {
  if (event.submitter?.id === "save-all") {
    event.preventDefault();
    save();
  } else {
    leaving = true;
  }
});

// A digit chooses in the group that has the focus, and goes on to the next question where one answer is all.
form.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !event.target.matches("input[type=radio], input[type=checkbox]") || !/^[0-9]$/.test(event.key)) return;
  const inputs = [...event.target.closest("fieldset").querySelectorAll("input")];
  const chosen = event.target.closest(".scale") ? inputs.find((input) => input.value === event.key) : inputs[Number(event.key) - 1];
  if (!chosen) return;
  event.preventDefault();
  chosen.focus();
  if (chosen.type === "radio") goOnFrom = partOf(chosen).id;
  if (chosen.type === "radio" && chosen.checked) goOn(); else chosen.click();
});

addEventListener("pagehide", () => {
  if (typed.size && !leaving) fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true }).catch(() => {});
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
