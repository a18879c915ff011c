// What the operator can do at Twitch about a comment. The style sheet shows it while somebody who may is signed in.
import { hold, make, word } from "/pages/panel/page.js";
import { pressTwice } from "/pages/panel/twice.js";
import { act } from "/pages/panel/wire.js";

const timeoutSeconds = 600;
// Twitch's answer takes the line away; without one it can be asked again.
const patience = 5000;

function hinted(button, hint) {
  button.classList.add("small", "deed");
  button.dataset.hint = hint;
  button.title = word(hint);
  return button;
}

/// Delete, ten minutes, ban.
/// - toggled: told when a finger opens or closes them; under a pointer they show by themselves.
export function deeds({ id, viewer }, toggled) {
  const done = (action) => async (button) => {
    button.disabled = true;
    if (await act(action)) setTimeout(() => { button.disabled = false; }, patience);
    else button.disabled = false;
  };
  const erase = make("button", "", () => word("deleteMessage"));
  erase.type = "button";
  erase.addEventListener("click", () => done({ action: "delete", id })(erase));
  const open = make("button", "small quiet open", "⋯");
  open.type = "button";
  open.dataset.label = "moderate";
  open.setAttribute("aria-label", word("moderate"));
  open.setAttribute("aria-expanded", "false");
  open.addEventListener("click", () => {
    const isOpen = open.getAttribute("aria-expanded") !== "true";
    open.setAttribute("aria-expanded", String(isOpen));
    toggled(isOpen);
  });
  const silence = pressTwice("", "timeout", "sure", done({ action: "timeout", viewer, seconds: timeoutSeconds }));
  const ban = pressTwice("", "ban", "sure", done({ action: "ban", viewer }));
  return hold("div", "deeds", open,
    hinted(erase, "deleteHint"), hinted(silence, "timeoutHint"), hinted(ban, "banHint"));
}
