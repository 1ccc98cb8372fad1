// Quick exit. Without this file the exit is a plain link; with it the page is hidden at once, the tab
// is renamed and this visit's history entry is replaced. Behaviour after GOV.UK's "exit this page":
// Shift pressed alone three times, at most five seconds apart, leaves too. Esc is not used: it stops
// the browser from loading the page we are leaving for.

const PRESSES = 3;
const PAUSE = 5000; // milliseconds

const exit = document.querySelector(".exit");

if (exit) {
  const words = exit.dataset;
  const links = document.querySelectorAll("[data-exit]");
  const spoken = document.querySelector("[data-exit-status]");
  const icon = document.querySelector("link[rel~='icon']");
  const own = { title: document.title, icon: icon?.href };
  let presses = 0;
  let alone = false;
  let timer;
  let cover;

  const say = (text) => {
    if (spoken) spoken.textContent = text || "";
  };

  const forget = () => {
    clearTimeout(timer);
    presses = 0;
    delete words.presses;
  };

  const leave = () => {
    forget();
    for (const frame of document.querySelectorAll("iframe")) frame.remove(); // a video falls silent at once
    if (!cover) {
      cover = document.createElement("div");
      cover.className = "leaving-cover";
      cover.setAttribute("role", "alert");
      document.body.classList.add("leaving");
      document.body.append(cover);
      cover.textContent = words.loading;
    }
    document.title = words.title;
    if (icon) icon.href = words.icon;
    location.replace(exit.href);
  };

  const press = () => {
    presses += 1;
    if (presses === PRESSES) {
      leave();
      return;
    }
    words.presses = presses;
    say(presses === 1 ? words.twoMore : words.oneMore);
    clearTimeout(timer);
    timer = setTimeout(() => {
      forget();
      say(words.expired);
    }, PAUSE);
  };

  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }

  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !(event.ctrlKey || event.altKey || event.metaKey);
    if (event.key !== "Shift" && presses) {
      forget();
      say("");
    }
  });
  document.addEventListener("pointerdown", () => {
    alone = false;
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) press();
    if (event.key === "Shift") alone = false;
  });

  // Back may bring the page out of the browser's memory as it was left.
  // Only then: a first load may still end after Shift was pressed, or while we leave.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    forget();
    say("");
    document.body.classList.remove("leaving");
    cover?.remove();
    cover = undefined;
    document.title = own.title;
    if (icon) icon.href = own.icon;
  });
}
