// Copying the address, and the device's own way to share: each button shows where the browser can do it.

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.done;
    } catch {
      document.querySelector("#share-address").select(); // refused: the visitor copies by hand
    }
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const { share: url, words: text } = button.dataset;
    navigator.share({ url, text }).catch(() => {}); // closing the device's list is no error
  });
}
