// Plays a video of another site inside our page, once its button is pressed. Nothing is asked from there
// before. Without this file there is a link to the video's own page instead.

const play = (button) => {
  const screen = button.closest("[data-screen]");
  const frame = document.createElement("iframe");
  frame.className = "player";
  frame.title = button.dataset.name;
  // Their own scripts and storage; no windows, no forms, no way to lead our page elsewhere.
  frame.sandbox = "allow-scripts allow-same-origin allow-presentation";
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  // Our host, never the page: YouTube plays nothing for those who don't say who they are (its error 153).
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = button.dataset.play;
  screen.classList.add("playing");
  screen.replaceChildren(frame);
  frame.focus();
};

for (const button of document.querySelectorAll("[data-play]")) {
  const here = button.closest("[data-here]");
  here.previousElementSibling.hidden = true; // [data-elsewhere]
  here.hidden = false;
  button.addEventListener("click", () => play(button));
}
