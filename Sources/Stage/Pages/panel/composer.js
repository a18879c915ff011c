// The operator's text box: what is written is for her, is a viewer's comment, or is what she says word for word.
import { $, say, word } from "/pages/panel/page.js";
import { act } from "/pages/panel/wire.js";

const manners = [...document.querySelectorAll("#write input[name=manner]")];
const manner = () => manners.find((input) => input.checked).value;

function choose(value) {
  const chosen = manners.find((input) => input.value === value) ?? manners[0];
  chosen.checked = true;
  localStorage.setItem("manner", chosen.value);
  $("#write").dataset.manner = chosen.value;
  showHold();
}

/// The box's hint, in the language of now.
export function showHold() {
  $("#text").placeholder = word(`${manner()}Hold`);
  $("#text").setAttribute("aria-label", word(manner()));
}

for (const input of manners) {
  input.addEventListener("change", () => choose(input.value));
  // Once chosen by pointer, writing goes on.
  input.addEventListener("click", (event) => event.detail > 0 && $("#text").focus());
}
$("#write").addEventListener("submit", async (event) => {
  event.preventDefault();
  const box = $("#text");
  const text = box.value.trim();
  if (!text) return;
  box.value = "";
  if (await act({ action: manner(), text })) return say($("#unsent"), "");
  // What was written meanwhile is worth more than what was lost.
  if (!box.value) box.value = text;
  say($("#unsent"), () => word("unsent"));
});
choose(localStorage.getItem("manner"));
