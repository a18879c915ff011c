// The operator's panel.
import { showHold } from "/pages/panel/composer.js";
import { EscapeTwice } from "/pages/panel/escape.js";
import { add, clear, recall } from "/pages/panel/feed.js";
import { askForMemory, showMemory } from "/pages/panel/memory.js";
import { $, language, say, speak, translate, word } from "/pages/panel/page.js";
import { forgetStates, isMuted, show } from "/pages/panel/states.js";
import { openTab, watchTabs } from "/pages/panel/tabs.js";
import { showTwitch } from "/pages/panel/twitch.js";
import { act, connect, signIn } from "/pages/panel/wire.js";

const states = { ...show, memory: showMemory, twitch: showTwitch };
let state = "lost";

function showState(now) {
  state = now;
  say($("#state"), () => word(state));
  $("#state").className = state === "connected" ? "" : "bad";
  $("#state").dataset.state = state;
}

const hears = {
  opened() {
    clear();
    show.muted(false);
    forgetStates();
    showMemory(null);
    showTwitch(null);
    showState("connected");
    if (!$("#memory").hidden) askForMemory();
  },
  message(message) {
    if (message.key) states[message.key]?.(message.value);
    else if (message.list) add(message.list, message.value, message.sources);
    else if (message.recall) recall(message.recall);
  },
  closed(isSignedIn) {
    if (isSignedIn) showState("lost");
    else if (state !== "stale" && state !== "tooMany") showState("signedOut");
  },
};

const escape = new EscapeTwice();
let disarming;

function showArmed(isArmed) {
  $("#panic").classList.toggle("armed", isArmed);
  say($("#panic"), () => word(isArmed ? "panicAgain" : "panic"));
}

function panic() {
  showArmed(false);
  act({ action: "panic" });
}

// Heard last, so that whoever else had a use for the key has taken it.
window.addEventListener("keydown", (event) => {
  const box = event.key === "Escape" && event.target.matches?.("input:not([type=radio])") ? event.target : null;
  const isTaken = event.defaultPrevented || event.isComposing || box !== null
    || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
  // The first Escape only leaves the box; what is written in it stays.
  if (box && !event.isComposing) {
    event.preventDefault();
    box.blur();
  }
  const decision = escape.receive({ key: event.key, isRepeat: event.repeat, isTaken }, performance.now());
  if (decision === "panic") panic();
  else showArmed(decision === "armed");
  clearTimeout(disarming);
  if (decision === "armed") disarming = setTimeout(() => showArmed(false), 1500);
});

$("#skip").addEventListener("click", () => act({ action: "skip" }));
$("#mute").addEventListener("click", () => act({ action: "mute", on: !isMuted }));
$("#panic").addEventListener("click", panic);
$("#reload").addEventListener("click", async () => {
  $("#reload").disabled = true;
  $("#reload").disabled = await act({ action: "reloadPersona" });
  if (!$("#reload").disabled) return;
  say($("#reload"), () => word("reloading"));
  // Should the answer be lost, it can be asked again.
  setTimeout(() => {
    $("#reload").disabled = false;
    say($("#reload"), () => word("reload"));
  }, 5000);
});
$("#alarm").addEventListener("click", () => $("#health").scrollIntoView({ block: "center", behavior: "smooth" }));
$("#steps").addEventListener("click", () => {
  const isOn = $("#steps").getAttribute("aria-pressed") !== "true";
  $("#steps").setAttribute("aria-pressed", String(isOn));
  $("#latency").classList.toggle("steps", isOn);
});
$("#language").addEventListener("click", () => {
  speak(language === "es" ? "en" : "es");
  showHold();
});
watchTabs((id) => id === "memoryTab" && askForMemory());

openTab("memoryTab");
showState("lost");
showArmed(false);
show.muted(false);
forgetStates();
showMemory(null);
showTwitch(null);
translate();
signIn().then((refusal) => {
  if (refusal) showState(refusal);
  connect(hears);
});
