// Finds as you type: the same form, sent in the background, and only the list of what was found is exchanged. The box keeps the focus and the words.
const form = document.getElementById("search");
const box = document.getElementById("q");
const results = document.getElementById("results");
const found = document.getElementById("found");
let waiting;
let asked;

async function find() {
  asked?.abort();
  const asking = asked = new AbortController();
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { "X-Part": "results" },
      signal: asking.signal,
    });
    // Signed out meanwhile, or something is wrong with a date: the button says so.
    if (!answer.ok || answer.redirected) return;
    const list = await answer.text();
    if (asking !== asked) return;
    results.innerHTML = list;
    found.textContent = results.firstElementChild.dataset.found;
  } catch {
    // Overtaken by the next letter, or no connection: the button still works.
  }
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, 200);
});

form.addEventListener("submit", () => {
  clearTimeout(waiting);
  asked?.abort();
});
