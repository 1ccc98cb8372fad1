// Check-in without loading the page anew. Taps are sent one after the other, and what the server answers to
// the last takes the place of what is shown. A tap without an answer is told to be lost, never left open.

const door = document.querySelector("[data-door]");
const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
let line = Promise.resolve();
let waiting = 0;
let newest = null;
let complaints = new Set();

function focusAgain(registration) {
  const field = door.querySelector(`input[name="registration"][value="${registration}"]`);
  field?.form.querySelector("button").focus({ preventScroll: true });
}

function show() {
  const held = document.activeElement?.closest("[data-tap]")?.elements.registration.value;
  if (newest) {
    for (const name of ["came", "list"]) part(door, name).innerHTML = part(newest, name).innerHTML;
    if (held) focusAgain(held);
  }
  const said = part(door, "said");
  said.textContent = complaints.size ? [...complaints].join(" ") : part(newest, "said").textContent;
  said.className = complaints.size ? "said bad" : "said good";
}

async function send(body, button) {
  try {
    const answer = await fetch(location.href, { method: "POST", body, redirect: "manual" });
    // signed out, or in anew, meanwhile: to the way in
    if (answer.type === "opaqueredirect" || answer.status === 403) location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !part(page, "list")) throw new Error("no list");
    newest = page;
    const said = part(page, "said");
    if (said.classList.contains("bad")) complaints.add(said.textContent);
  } catch {
    button?.removeAttribute("aria-busy");
    complaints.add(door.dataset.lost);
  }
  waiting -= 1;
  if (waiting === 0) show();
}

door.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  if (button?.getAttribute("aria-busy") === "true") return;
  const isTap = event.target.matches("[data-tap]");
  const body = new URLSearchParams(new FormData(event.target, button));
  if (isTap) button?.setAttribute("aria-busy", "true");
  else document.activeElement?.blur(); // puts the phone's keyboard away
  if (waiting === 0) [newest, complaints] = [null, new Set()];
  waiting += 1;
  line = line.then(() => send(body, isTap ? button : null));
});
