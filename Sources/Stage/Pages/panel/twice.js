import { make, say, word } from "/pages/panel/page.js";

const patience = 4000;

/// A button for what cannot be undone: the first press asks, a second one within four seconds does it.
/// - asks: word of the question; `done` gets the button.
export function pressTwice(className, name, asks, done) {
  const button = make("button", className, () => word(name));
  button.type = "button";
  let armedAt = -Infinity;
  const disarm = () => {
    if (!button.classList.contains("armed")) return;
    button.classList.remove("armed");
    say(button, () => word(name));
  };
  button.addEventListener("click", () => {
    const now = performance.now();
    // A double click is one press, not two.
    if (button.classList.contains("armed")) {
      if (now - armedAt < 350) return;
      disarm();
      done(button);
      return;
    }
    armedAt = now;
    button.classList.add("armed");
    say(button, () => word(asks));
    setTimeout(() => performance.now() - armedAt >= patience && disarm(), patience + 50);
  });
  button.addEventListener("blur", disarm);
  button.addEventListener("keydown", (event) => {
    // A key held down presses a button again and again.
    if (event.repeat) event.preventDefault();
    if (event.key !== "Escape" || !button.classList.contains("armed")) return;
    event.preventDefault();
    disarm();
  });
  return button;
}
