// Every staff page: alarms are seen, heard and said wherever somebody works, who else looks at an enquiry is shown, and what was typed outlives the page.
const alarms = document.getElementById("desk-alarms");
const people = document.getElementById("desk-people");
const said = document.getElementById("desk-said");
const enquiry = document.querySelector("main[data-enquiry]");

// Puts a fetched part in its place, only when it says something else, and keeps the focus in it.
async function show(place, address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const text = await answer.text();
  if (place.dataset.text === text) return;
  const focused = place.contains(document.activeElement) ? document.activeElement.getAttribute("href") ?? document.activeElement.id : null;
  place.dataset.text = text;
  place.innerHTML = text;
  if (focused) [...place.querySelectorAll("a, button")].find((part) => part.getAttribute("href") === focused || part.id === focused)?.focus();
}

const references = () => document.querySelector("[data-alarms]")?.dataset.references?.split(" ").filter(Boolean) ?? [];

// What was told on one page of this tab neither rings nor is said anew on the next; what comes between two pages is told on the second.
const told = "alarms-told";
let known = sessionStorage.getItem(told)?.split(" ");
if (!alarms) known ??= references();
const showAlarms = () => alarms && show(alarms, "/staff/alarms").then(() => { known ??= references(); areShown = true; }).catch(() => {});
let areShown = !alarms;
const showPeople = () => people && show(people, `/staff/enquiries/${enquiry.dataset.enquiry}/people`).catch(() => {});

let line;
function connect() {
  const address = new URL("/staff/live", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  if (enquiry) address.searchParams.set("enquiry", enquiry.dataset.enquiry);
  line = new WebSocket(address);
  line.onmessage = (message) => (message.data === "people" ? showPeople() : showAlarms());
  line.onclose = () => setTimeout(connect, 2000 + Math.random() * 3000);
}

if (alarms || people) {
  connect();
  setInterval(() => { if (document.visibilityState === "visible") { showAlarms(); showPeople(); } }, 20000);
}

// Sound: two short tones when an alarm comes, and every 30 seconds while one has passed its time. Browsers allow it once a person has touched the page or one
// before it; until then the clock of the sound stands, and the tones of one alarm wait in it.
const wantsSound = () => localStorage.getItem("alarm-sound") === "on";
let sound;
let heard = 0;
let isOwed = false;

function ring() {
  heard = Date.now();
  if (!sound || (isOwed && sound.state !== "running")) return;
  isOwed = sound.state !== "running";
  const now = sound.currentTime;
  for (const [start, tone] of [[0, 880], [0.25, 660]]) {
    const note = new OscillatorNode(sound, { frequency: tone });
    const loudness = new GainNode(sound, { gain: 0.2 });
    note.connect(loudness).connect(sound.destination);
    note.start(now + start);
    note.stop(now + start + 0.2);
  }
}

function wake() {
  if (!wantsSound()) return;
  sound ??= new AudioContext();
  sound.resume();
}

document.addEventListener("pointerdown", wake);
document.addEventListener("keydown", wake);
wake();

setInterval(() => {
  const banner = document.querySelector("[data-alarms]");
  const button = document.getElementById("alarm-sound");
  if (button) {
    button.hidden = false;
    button.textContent = sound?.state === "running" ? "Sound is on" : "Turn the sound on";
    button.onclick = () => { localStorage.setItem("alarm-sound", "on"); wake(); ring(); };
  }
  if (!areShown) return;
  const now = references();
  const fresh = now.filter((reference) => !known.includes(reference));
  known = now;
  sessionStorage.setItem(told, now.join(" "));
  if (fresh.length > 0) said.textContent = `Not yet answered for: ${fresh.join(", ")}.`;
  if (fresh.length > 0 || (banner && Number(banner.dataset.alarms) > 0 && Date.now() - heard > 30000)) ring();
}, 500);

// A file that is too large for the server is said before it is sent: the connection would end, and the browser would show no page of ours.
for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  const look = () => {
    input.setCustomValidity(input.files[0]?.size > Number(input.dataset.most) ? input.dataset.refusal : "");
    return input.reportValidity();
  };
  input.addEventListener("change", look);
  input.form.addEventListener("submit", (event) => { if (!look()) event.preventDefault(); });
}

// What is on its way is not sent again: a second answer would take the place of the first, and say that somebody changed it meanwhile.
let onItsWay = "";
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  const sent = `${event.submitter?.formAction ?? event.target.action} ${new URLSearchParams(new FormData(event.target, event.submitter))}`;
  if (sent === onItsWay) event.preventDefault();
  onItsWay = sent;
  setTimeout(() => { onItsWay = ""; }, 3000);
});
window.addEventListener("pageshow", () => { onItsWay = ""; });

// What is typed on an enquiry is kept in this tab within a second, and offered again to the same person unless it was sent: unless something of theirs was done
// since. Sending one form sends no other: what stands in those is offered again.
if (enquiry) {
  const { viewer, mine } = enquiry.dataset;
  for (const other of Object.keys(sessionStorage)) if (other.startsWith("typed ") && !other.startsWith(`typed ${viewer} `)) sessionStorage.removeItem(other);
  const key = `typed ${viewer} ${enquiry.dataset.enquiry}`;
  const fields = () => [...enquiry.querySelectorAll("form :is(textarea, input[type=text], input[type=tel], input[type=email])[name]")];
  const nameOf = (field) => `${field.form.action} ${field.name}`;
  // A number or an address that stands in its field is stored already.
  const isTyped = (field) => field.value !== "" && (!["tel", "email"].includes(field.type) || field.value !== field.defaultValue);
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  const wasSent = (field) => kept.sent === field.form.action && kept.mine !== mine;
  for (const field of kept ? fields() : []) {
    const text = kept.texts[nameOf(field)];
    if (!text || isTyped(field) || wasSent(field)) continue;
    field.value = text;
    field.closest("details")?.setAttribute("open", "");
  }
  const keep = (sent) => sessionStorage.setItem(key, JSON.stringify({ mine, sent, texts: Object.fromEntries(fields().filter(isTyped).map((field) => [nameOf(field), field.value])) }));
  keep(null);
  let waiting;
  let saidTyping = 0;
  enquiry.addEventListener("input", () => {
    // Also of somebody who types without a pause.
    waiting ??= setTimeout(() => { waiting = undefined; keep(null); }, 500);
    if (Date.now() - saidTyping > 3000 && line?.readyState === WebSocket.OPEN) {
      saidTyping = Date.now();
      line.send("typing");
    }
  });
  enquiry.addEventListener("submit", (event) => { clearTimeout(waiting); waiting = undefined; keep(event.target.action); });
}
