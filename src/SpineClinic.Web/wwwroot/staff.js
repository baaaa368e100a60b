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
// An alarm is heard as well as seen: two short tones when one passes its time, and every 30 seconds until none has.
let sound;
let heard = 0;

function ring() {
  const now = sound.currentTime;
  for (const [start, tone] of [[0, 880], [0.25, 660]]) {
    const note = new OscillatorNode(sound, { frequency: tone });
    const loudness = new GainNode(sound, { gain: 0.2 });
    note.connect(loudness).connect(sound.destination);
    note.start(now + start);
    note.stop(now + start + 0.2);
  }
}

setInterval(() => {
  const banner = document.querySelector("[data-alarms]");
  const button = document.getElementById("alarm-sound");
  if (button) {
    button.hidden = false;
    button.textContent = sound ? "Sound is on" : "Turn the sound on";
    button.onclick = () => { sound ??= new AudioContext(); ring(); };
  }
  if (sound && banner && Number(banner.dataset.alarms) > 0 && Date.now() - heard > 30000) {
    heard = Date.now();
    ring();
  }
}, 1000);

document.getElementById("components-reconnect-button").addEventListener("click", () => location.reload());

Blazor.start({
  ssr: { disableDomPreservation: true },
  circuit: { configureSignalR: (builder) => builder.withUrl("/_blazor", { skipNegotiation: true, transport: 1 }) },
});
