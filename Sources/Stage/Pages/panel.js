// The operator's panel. Viewers' words only ever enter through textContent.
import { WORDS } from "/pages/panel-words.js";

const $ = (selector) => document.querySelector(selector);
let language = localStorage.getItem("language") ?? (navigator.language.startsWith("es") ? "es" : "en");
const word = (key) => WORDS[language][key] ?? key;
// The program's own texts come in both languages, viewers' and hers in one.
const pick = (text) => (typeof text === "string" ? text : text?.[language] ?? "");
const longestList = 80;
let muted = false;
let state = "lost";

// What a node says: a text, one of both languages, or a function that makes it; said again when the language changes.
const sayings = new WeakMap();
function say(node, text) {
  sayings.set(node, text);
  node.textContent = typeof text === "function" ? text() : pick(text);
  return node;
}

function make(tag, className, text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  return say(node, text);
}

function line(className, ...spans) {
  const item = document.createElement("li");
  if (className) item.className = className;
  item.append(...spans);
  return item;
}

function translate() {
  document.documentElement.lang = language;
  $("#language").textContent = language === "es" ? "EN" : "ES";
  $("#language").title = language === "es" ? "In English" : "En español";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const list of document.querySelectorAll("[data-none]")) list.dataset.empty = word(list.dataset.none);
  $("#text").placeholder = word("text");
  for (const node of document.querySelectorAll("main *, #state")) if (sayings.has(node)) say(node, sayings.get(node));
}

function showState(now) {
  state = now;
  say($("#state"), () => word(state));
  $("#state").className = state === "connected" ? "" : "bad";
  $("#state").dataset.state = state;
}

// What replaces the older state of the same thing.
const show = {
  muted(value) {
    muted = value;
    say($("#mute"), () => word(muted ? "unmute" : "mute"));
    $("#mute").setAttribute("aria-pressed", String(muted));
  },
  now(value) {
    say($("#now .asked"), value.asked ?? "");
    say($("#now .said"), value.said || (() => word("quiet")));
    say($("#now .why"), value.why ?? "");
  },
  queue(list) {
    $("#queue ol").replaceChildren(...list.map((item) => line("",
      make("span", "name", item.name), make("span", "text", item.text),
      make("span", "note", () => `${item.score} = ${pick(item.why)}`))));
  },
  latency(list) {
    $("#latency tbody").replaceChildren(...list.map(([mark, ...values]) => {
      const row = document.createElement("tr");
      row.append(make("td", "", () => word(mark)),
        ...values.map((value) => make("td", "", value < 10 ? value.toFixed(1) : String(Math.round(value)))));
      return row;
    }));
  },
  health(list) {
    $("#health ul").replaceChildren(...list.map((item) => line(item.state,
      make("span", "part", item.part), make("span", "how", item.stateWords), make("span", "note", item.message))));
  },
};

// What adds a line to a list.
const lists = {
  heard: (item) => line(item.refused ? "refused" : "",
    make("span", "name", item.name), make("span", "text", item.text), make("span", "note", item.refused ?? "")),
  turns: (item) => line("",
    make("span", "name", item.asked || item.shape), make("span", "text", item.said || (() => word("quiet"))),
    make("span", "note", () => [item.first === null ? word("noSound") : `${item.first} ms`, pick(item.outcome)]
      .filter(Boolean).join(" · "))),
};

function add(name, value, sources) {
  const list = $(`#${name} ol`);
  // A comment that is refused after all takes the place of the one heard.
  if (value.refused) for (const old of [...list.children]) if (old.sources[0][0] === sources[0][0]) old.remove();
  const item = lists[name](value);
  item.sources = sources;
  list.prepend(item);
  while (list.children.length > longestList) list.lastChild.remove();
}

function recall({ message, author, platform }) {
  const isCovered = ([id, from]) => id === message || from === author || (platform && from.startsWith(`${platform}:`));
  for (const item of document.querySelectorAll("#heard li, #turns li")) if (item.sources.some(isCovered)) item.remove();
}

function receive(message) {
  if (message.key) show[message.key]?.(message.value);
  else if (message.list) add(message.list, message.value, message.sources);
  else if (message.recall) recall(message.recall);
}

let socket;
let wait = 300;
const send = (message) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));

function connect() {
  socket = new WebSocket(`${location.origin.replace("http", "ws")}/panel/socket`);
  let opened = false;
  socket.onopen = () => {
    opened = true;
    wait = 300;
    // Another run of the program may be behind it, and what was taken back meanwhile was not told.
    for (const name of Object.keys(lists)) $(`#${name} ol`).replaceChildren();
    show.now({});
    show.queue([]);
    showState("connected");
  };
  socket.onmessage = ({ data }) => receive(JSON.parse(data));
  socket.onclose = async () => {
    const answer = opened ? null : await fetch("/api/turns").catch(() => null);
    if (answer?.status !== 401) showState("lost");
    else if (state !== "stale" && state !== "tooMany") showState("signedOut");
    setTimeout(connect, wait);
    wait = Math.min(5000, wait * 2);
  };
}

async function signIn() {
  const code = location.hash.slice(1);
  if (code) {
    history.replaceState(null, "", location.pathname);
    const answer = await fetch("/api/session", {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ code }),
    });
    if (!answer.ok) showState(answer.status === 429 ? "tooMany" : "stale");
  }
  connect();
}

$("#write").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("#text").value.trim();
  if (!text) return;
  send({ action: event.submitter?.value ?? "comment", text });
  $("#text").value = "";
});
$("#skip").addEventListener("click", () => send({ action: "skip" }));
$("#mute").addEventListener("click", () => send({ action: "mute", on: !muted }));
$("#panic").addEventListener("click", () => send({ action: "panic" }));
$("#language").addEventListener("click", () => {
  language = language === "es" ? "en" : "es";
  localStorage.setItem("language", language);
  translate();
});
showState("lost");
show.muted(false);
show.now({});
translate();
signIn();
