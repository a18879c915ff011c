// What replaces the older state of the same thing.
import { $, foreign, hold, line, make, pick, say, word, words } from "/pages/panel/page.js";

const mostLines = 80;
/// A published list, bounded.
export const several = (list, most = mostLines) => (Array.isArray(list) ? list.slice(0, most) : []);

export let isMuted = false;
let events = [];
let ticking;

export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function tick() {
  const now = performance.now();
  for (const { node, due } of events) {
    const left = Math.ceil((due - now) / 1000);
    node.classList.toggle("soon", left <= 10 && left > 0);
    node.classList.toggle("late", left <= 0);
    say(node.querySelector(".left"), () => (left > 0 ? clock(left) : `${word("late")} ${clock(-left)}`));
  }
}

export const show = {
  muted(value) {
    isMuted = value;
    say($("#mute"), () => word(isMuted ? "unmute" : "mute"));
    $("#mute").setAttribute("aria-pressed", String(isMuted));
    document.body.classList.toggle("muted", isMuted);
    show.now(show.now.last ?? {});
  },
  now(value) {
    show.now.last = value;
    const said = $("#now .said");
    say($("#now .asked"), value.asked ?? "");
    say(said, value.said || (() => word(isMuted ? "mutedNow" : "quiet")));
    said.classList.toggle("idle", !value.said);
    said.scrollTop = said.scrollHeight;
    say($("#now .why"), value.why ?? "");
  },
  mood(value) {
    say($("#mood"), value ?? "");
  },
  rungs(list) {
    const rungs = several(list, 12);
    const answering = rungs.findIndex((rung) => !rung.out);
    $("#rungs").replaceChildren(...rungs.map((rung, index) => {
      const name = typeof rung.name === "string" ? foreign("name", rung.name) : make("span", "name", rung.name);
      const item = line(rung.out ? "out" : index === answering ? "answers" : "", name);
      if (rung.out || index === answering) {
        item.append(make("span", "hidden", () => ` (${word(rung.out ? "out" : "answers")})`));
      }
      return item;
    }));
    $("#rungs").classList.toggle("fallen", answering > 0);
  },
  events(list) {
    clearInterval(ticking);
    const now = performance.now();
    events = several(list).map((item) => {
      const node = line("", item.name ? foreign("name", item.name) : make("span", "name", () => word("somebody")),
        make("span", "left"), make("span", "text", item.what));
      return { node, due: now + (Number(item.seconds) || 0) * 1000 };
    });
    $("#events ol").replaceChildren(...events.map((event) => event.node));
    $("#events").hidden = events.length === 0;
    tick();
    if (events.length) ticking = setInterval(tick, 500);
  },
  queue(list) {
    $("#queue ol").replaceChildren(...several(list).map((item) => line("",
      words(item.name, item.text), make("span", "note", () => `${item.score} = ${pick(item.why)}`))));
  },
  latency(list) {
    $("#latency tbody").replaceChildren(...several(list).map(([mark, ...values]) => {
      const texts = values.map((value) => (value < 10 ? value.toFixed(1) : String(Math.round(value))));
      return hold("tr", mark === "audible" ? "main" : "", make("td", "", () => word(mark)),
        ...texts.map((text) => make("td", "", text)));
    }));
  },
  health(list) {
    const parts = several(list);
    $("#health ul").replaceChildren(...parts.map((item) => {
      const part = make("span", "part", item.part);
      part.title = pick(item.message);
      return line(item.state, part, make("span", "how", item.stateWords), make("span", "note", item.message));
    }));
    const ill = parts.filter((item) => item.state === "down" || item.state === "degraded");
    $("#alarm").hidden = ill.length === 0;
    $("#alarm").classList.toggle("down", ill.some((item) => item.state === "down"));
    say($("#alarm"), () => word("problems", ill.length));
  },
  audit(value) {
    const counts = several(value?.counts);
    const cell = (count) => make("td", count ? "" : "zero", String(count ?? 0));
    $("#audit tbody").replaceChildren(...counts.map((count) =>
      hold("tr", "", make("td", "", count.what), cell(count.heard), cell(count.said))));
    const all = counts.reduce((sum, count) => sum + (count.heard ?? 0) + (count.said ?? 0), 0);
    $("#auditTab").dataset.badge = all ? String(all) : "";
  },
  persona(value) {
    say($("#persona .name"), value?.name || (() => word("nonePersona")));
    say($("#persona .file"), value?.file ?? "");
    say($("#persona .problem"), value?.problem ?? "");
    $("#reload").disabled = false;
    say($("#reload"), () => word("reload"));
    $("#personaTab").dataset.badge = value?.problem ? "!" : "";
  },
};

/// Another run of the program may be behind a new connection: nothing of the old one stays.
export function forgetStates() {
  show.now({});
  show.mood("");
  for (const key of ["rungs", "events", "queue", "latency", "health"]) show[key]([]);
  show.audit(null);
  show.persona(null);
}
