// Two small helps on pages with a form: the list of errors is read first, and a second press of the
// button while the first is on its way sends nothing.

document.querySelector(".summary")?.focus();

const waiting = new WeakSet();

for (const form of document.querySelectorAll("form")) {
  const buttons = form.querySelectorAll("button");

  form.addEventListener("submit", (event) => {
    if (waiting.has(form)) {
      event.preventDefault();
      return;
    }
    waiting.add(form);
    for (const button of buttons) button.setAttribute("aria-disabled", "true");
  });

  window.addEventListener("pageshow", () => {
    waiting.delete(form);
    for (const button of buttons) button.removeAttribute("aria-disabled");
  });
}
