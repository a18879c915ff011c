// The operator's panel. Viewers' words only ever enter through textContent.
const WORDS = {
  en: {
    now: "She says", heard: "What she hears", queue: "Waiting, best first", turns: "Last turns", health: "Health",
    latency: "Milliseconds from comment to …", text: "Text", comment: "Write as viewer", say: "Say it", skip: "Skip",
    mute: "Mute", unmute: "Unmute", panic: "Panic: silence and wipe", quiet: "…", connected: "connected",
    lost: "connection lost, trying again", signedOut: "Not signed in. Open the panel address that the terminal shows.",
    stale: "This sign-in link was used or is too old. Type /panel in her terminal for a new one.",
    asked: "model asked", firstToken: "first token", firstClause: "first clause", voiceAsked: "voice asked",
    firstSample: "first sample", audible: "first sound", mouthMoves: "mouth moves", admitted: "admitted", chosen: "chosen", passedGate: "passed the gate",
    finished: "last word heard", dropped: "dropped", operator: "(operator)", idle: "(on her own)", noSound: "no sound",
  },
  es: {
    now: "Ella dice", heard: "Lo que oye", queue: "En espera, lo mejor primero", turns: "Últimos turnos", health: "Salud",
    latency: "Milisegundos desde el comentario hasta …", text: "Texto", comment: "Escribir como público", say: "Que lo diga",
    skip: "Saltar", mute: "Silenciar", unmute: "Dar voz", panic: "Pánico: silencio y limpiar", quiet: "…",
    connected: "conectado", lost: "conexión perdida, reintentando",
    signedOut: "Sin sesión. Abre la dirección del panel que muestra la terminal.",
    stale: "Este enlace ya se usó o caducó. Escribe /panel en su terminal para obtener otro.",
    asked: "modelo preguntado", firstToken: "primer token", firstClause: "primera cláusula", voiceAsked: "voz pedida",
    firstSample: "primera muestra", audible: "primer sonido", mouthMoves: "se mueve la boca", admitted: "admitido", chosen: "elegido", passedGate: "pasó la puerta",
    finished: "última palabra oída", dropped: "perdidos", operator: "(operador)", idle: "(por su cuenta)", noSound: "sin sonido",
  },
};
const $ = (selector) => document.querySelector(selector);
let language = localStorage.getItem("language") ?? (navigator.language.startsWith("es") ? "es" : "en");
const word = (key) => WORDS[language][key] ?? key;
const things = {};
let muted = false;
let state = "lost";

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function translate() {
  document.documentElement.lang = language;
  $("#language").textContent = language === "es" ? "EN" : "ES";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  $("#text").placeholder = word("text");
  showState();
  showMute();
  for (const key of Object.keys(things)) show[key]?.(things[key]);
}

function showState() {
  $("#state").textContent = word(state);
  $("#state").className = state === "connected" ? "" : "bad";
  $("#state").dataset.state = state;
}

function showMute() {
  $("#mute").textContent = word(muted ? "unmute" : "mute");
  $("#mute").setAttribute("aria-pressed", String(muted));
}

const show = {
  muted(value) { muted = value; showMute(); },
  now(value) {
    $("#now .asked").textContent = value?.asked ?? "";
    $("#now .said").textContent = value?.said || word("quiet");
    $("#now .why").textContent = value?.why ?? "";
  },
  queue(list) {
    $("#queue ol").replaceChildren(...list.map((item) => {
      const line = make("li");
      line.append(make("span", "name", item.name), make("span", "text", item.text), make("span", "note", `${item.score} · ${item.why}`));
      return line;
    }));
  },
  latency(list) {
    $("#latency tbody").replaceChildren(...list.map(([mark, ...values]) => {
      const row = make("tr");
      row.append(make("td", "", word(mark)), ...values.map((value) => make("td", "", value < 10 ? value.toFixed(1) : Math.round(value))));
      return row;
    }));
  },
  health(list) {
    $("#health ul").replaceChildren(...list.map((item) => {
      const line = make("li", item.state);
      line.append(make("span", "part", item.part), make("span", "note", item.message));
      return line;
    }));
  },
};

const lists = {
  heard(item) {
    const line = make("li", item.refused ? "refused" : "");
    line.dataset.message = item.id;
    line.dataset.author = item.author;
    line.append(make("span", "name", item.name), make("span", "text", item.text));
    if (item.refused) line.append(make("span", "note", item.refused));
    return line;
  },
  turns(item) {
    const line = make("li");
    line.dataset.message = item.id ?? "";
    line.dataset.author = item.author ?? "";
    line.append(
      make("span", "name", item.asked || word(item.shape)), make("span", "text", item.said || word("quiet")),
      make("span", "note", [item.first ? `${item.first} ms` : word("noSound"), item.outcome].filter(Boolean).join(" · ")));
    return line;
  },
};

function receive(message) {
  if (message.key) {
    things[message.key] = message.value;
    show[message.key]?.(message.value);
  } else if (message.list) {
    const list = $(`#${message.list} ol`);
    if (message.value.refused) {
      for (const old of list.children) if (old.dataset.message === message.value.id) old.remove();
    }
    list.prepend(lists[message.list](message.value));
    while (list.children.length > 80) list.lastChild.remove();
  } else if (message.recall) {
    const { message: id, author, platform } = message.recall;
    for (const line of document.querySelectorAll("li[data-message]")) {
      const from = line.dataset.author ?? "";
      if (line.dataset.message === id || (author && from === author) || (platform && from.startsWith(platform + ":"))) line.remove();
    }
  }
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
    state = "connected";
    for (const list of ["heard", "turns"]) $(`#${list} ol`).replaceChildren();
    showState();
  };
  socket.onmessage = ({ data }) => receive(JSON.parse(data));
  socket.onclose = async () => {
    const answer = opened ? null : await fetch("/api/turns").catch(() => null);
    if (answer?.status !== 401) state = "lost";
    else if (state !== "stale") state = "signedOut";
    showState();
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
    if (!answer.ok) { state = "stale"; showState(); }
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
translate();
signIn();
