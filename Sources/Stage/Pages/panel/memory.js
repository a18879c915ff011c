// What she remembers: viewers with a search over them, what the operator told her, past episodes.
import { $, foreign, hold, language, line, make, say, word } from "/pages/panel/page.js";
import { several } from "/pages/panel/states.js";
import { pressTwice } from "/pages/panel/twice.js";
import { act } from "/pages/panel/wire.js";

// More than this nobody reads; the search is there for the others.
const mostViewers = 60;
let memory = {};

/// Letters without case and accents.
const plain = (text) => String(text ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const key = (viewer) => `${viewer.platform}:${viewer.id}`;

function age(days) {
  const far = days >= 60;
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" })
    .format(-Math.round(far ? days / 30 : days), far ? "month" : "day");
}

function fact(item) {
  const node = line("", foreign("text", item.text));
  if (Number.isFinite(item.days)) node.append(make("span", "note", () => age(item.days)));
  return node;
}

function person(viewer, isOpen) {
  const bond = Math.max(0, Math.min(1, Number(viewer.bond) || 0));
  const hearts = Math.round(bond * 5);
  const bar = make("span", "bond", "♥".repeat(hearts) + "♡".repeat(5 - hearts));
  bar.title = word("bond", Math.round(bond * 100));
  bar.setAttribute("role", "img");
  bar.setAttribute("aria-label", bar.title);
  const visits = make("span", "note", () => word("visits", viewer.visits ?? 0));
  const facts = hold("ol", "", ...several(viewer.facts).map(fact));
  facts.dataset.none = "noneOfThem";
  facts.dataset.empty = word("noneOfThem");
  const forget = pressTwice("small forget", "forget", "forgetSure", async (button) => {
    button.disabled = true;
    button.disabled = await act({ action: "forget", platform: viewer.platform, viewer: viewer.id });
    if (button.disabled) say(button, () => word("forgetting"));
  });
  const details = hold("details", "", hold("summary", "", foreign("name", viewer.name), visits, bar), facts,
    hold("div", "foot", foreign("note", key(viewer)), forget));
  details.open = isOpen;
  details.dataset.key = key(viewer);
  return line("", details);
}

function matches(viewer, wanted) {
  return [viewer.name, key(viewer), ...several(viewer.facts).map((item) => item.text)]
    .some((text) => plain(text).includes(wanted));
}

function list() {
  const open = new Set([...document.querySelectorAll("#memory details[open]")].map((node) => node.dataset.key));
  const wanted = plain($("#search").value.trim());
  const all = several(memory.viewers, Infinity);
  const found = wanted ? all.filter((viewer) => matches(viewer, wanted)) : all;
  const shown = found.slice(0, mostViewers);
  const viewers = $("#memory .viewers ol");
  viewers.replaceChildren(...shown.map((viewer) => person(viewer, open.has(key(viewer)))));
  viewers.dataset.none = wanted ? "noneFound" : "noneViewers";
  viewers.dataset.empty = word(viewers.dataset.none);
  say($("#memory .found"), all.length ? () => word("found", shown.length, all.length) : "");
}

export function showMemory(value) {
  memory = value ?? {};
  list();
  $("#memory .told ol").replaceChildren(...several(memory.operator, 200).map((text) => line("", foreign("text", text),
    pressTwice("small quiet", "remove", "removeSure", async (button) => {
      button.disabled = true;
      button.disabled = await act({ action: "unremember", text });
    }))));
  $("#memory .episodes ol").replaceChildren(
    ...several(memory.episodes, 100).map((text) => line("", foreign("text", text))));
  $("#memoryTab").dataset.badge = memory.viewers?.length ? String(memory.viewers.length) : "";
}

/// Asks for the newest.
export const askForMemory = () => act({ action: "memory" });

$("#search").addEventListener("input", list);
$("#refresh").addEventListener("click", askForMemory);
$("#remember").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("#fact").value.trim();
  if (text && (await act({ action: "remember", text }))) $("#fact").value = "";
});
