// Says on the button itself that the link has been copied: Wagtail's own control copies without a word.
document.addEventListener("w-clipboard:copied", (event) => {
  const button = event.target.querySelector("[data-copied]");
  if (button) button.textContent = button.dataset.copied;
});
