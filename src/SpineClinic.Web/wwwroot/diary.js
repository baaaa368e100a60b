// Dragging an appointment leads to the page that asks before it is moved. Nothing is moved by letting go. The same page is behind "Move" on each appointment.
let dragged;
let grabbed = 0;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest("[data-move]");
  if (dragged) {
    grabbed = event.clientY - dragged.getBoundingClientRect().top;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.move);
  }
});

document.addEventListener("dragend", () => { dragged = undefined; });

document.addEventListener("dragover", (event) => {
  if (dragged && event.target.closest("[data-start]")) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const stretch = event.target.closest("[data-start]");
  if (!dragged || !stretch) return;
  event.preventDefault();
  const box = stretch.getBoundingClientRect();
  const minutes = Math.max(0, Math.round((event.clientY - grabbed - box.top) / box.height * stretch.dataset.minutes / 5) * 5);
  const [date, time] = stretch.dataset.start.split("T");
  const [hour, minute] = time.split(":").map(Number);
  const start = Math.min(hour * 60 + minute + minutes, 1435);
  const two = (number) => String(number).padStart(2, "0");
  location.assign(`${dragged.dataset.move}?${stretch.dataset.column}&date=${date}&time=${two(Math.floor(start / 60))}:${two(start % 60)}`);
});
