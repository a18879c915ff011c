// The overlay: her face, her words and, where this page leads, her sound.
import { Captions } from "/pages/captions.js";
import { ServerClock } from "/pages/clock.js";
import { Face } from "/pages/face.js";
import { Mouth } from "/pages/mouth.js";
import { Echo, Sound } from "/pages/sound.js";

const parameters = new URLSearchParams(location.search);
const spanish = (parameters.get("lang") ?? navigator.language).startsWith("es");
const isOBS = "obsstudio" in window || parameters.has("obs");
const element = (id) => document.getElementById(id);
const face = new Face(element("face"));
const mouth = new Mouth();
const captions = new Captions(element("captions"));
const echo = new Echo();
let socket = null;
let leads = false;
const send = (message) => { if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message)); };
const serverClock = new ServerClock(send);
const sound = new Sound(send, serverClock);
const listen = element("listen");
listen.textContent = spanish ? "Pulsa para oírla" : "Click to hear her";
listen.addEventListener("click", () => sound.allow());
sound.onstate = (runs) => { listen.hidden = runs || isOBS; };
setTimeout(() => { listen.hidden = sound.context.state === "running" || isOBS; }, 600);

if (parameters.has("probe")) {
  mouth.log = [];
  window.aneekaProbe = {
    mouth: mouth.log, captions, sound, face, leads: () => leads, frames: [], disconnect: () => String(socket.close()),
    state: () => ({ leads, context: sound.context.state, turn: clock().turn, frame: clock().now(), running: clock().running }),
  };
}

const clock = () => (leads ? sound : echo);

const receive = {
  hello() {
    sound.forget();
    serverClock.forget();
    serverClock.ping();
    send({ type: "join", obs: isOBS });
    sound.ready.then(() => sound.tell());
  },
  lease(message) { lead(message.leads); },
  pong(message) { serverClock.answer(message); },
  // The server missed this page's reports and asks whether it still sounds.
  tell() { sound.tell(); },
  turn(message) {
    captions.begin(message.turn);
    mouth.clear(message.turn);
    feelings = [];
    captions.speak(message.language);
    show(message.comment);
  },
  caption(message) { captions.clause(message); },
  mouth(message) { mouth.take(message); },
  // With `turn` and `from` the feeling waits for its first word.
  feeling(message) {
    if (message.from === undefined) face.feel(message.emotion, message.intensity);
    else feelings.push(message);
  },
  at(message) { echo.set(message); },
  stop(message) { sound.stop(message.turn); mouth.clear(message.turn); },
  over() { feelings = []; face.feel("neutral"); later(() => show(null)); },
  wipe() { feelings = []; captions.clear(); mouth.clear(0); show(null); face.feel("neutral"); },
};

let feelings = [];
function feel(turn, frame) {
  while (feelings.length && feelings[0].turn === turn && feelings[0].from <= frame) {
    const { emotion, intensity } = feelings.shift();
    face.feel(emotion, intensity);
  }
}

function lead(mine) {
  if (leads && !mine) sound.mute();
  if (!leads && mine) sound.lead();
  leads = mine;
}

let closing = 0;
const later = (action) => { clearTimeout(closing); closing = setTimeout(() => { action(); captions.clear(); }, 2500); };

function show(comment) {
  clearTimeout(closing);
  const box = element("comment");
  box.hidden = !comment;
  if (!comment) return;
  box.querySelector(".name").textContent = comment.name;
  box.querySelector(".text").textContent = comment.text;
}

let wait = 250;
function connect() {
  socket = new WebSocket(`${location.origin.replace("http", "ws")}/overlay/socket${location.search}`);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => { wait = 250; };
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) { sound.play(data); return; }
    const message = JSON.parse(data);
    receive[message.type]?.(message);
  };
  socket.onclose = () => {
    // Another output goes on with her sentence.
    lead(false);
    setTimeout(connect, wait);
    wait = Math.min(5000, wait * 2);
  };
}
connect();

// The last turn in which her mouth has opened.
let moved = 0;
let last = performance.now();
function frame(now) {
  const started = performance.now();
  const elapsed = Math.min(0.1, (now - last) / 1000);
  last = now;
  const at = clock();
  const position = at.now();
  const speaking = at.running;
  const shape = mouth.draw(at.turn, position, speaking, elapsed);
  if (shape[0] > 0.06 && speaking && moved !== at.turn) {
    moved = at.turn;
    send({ type: "moved", turn: at.turn });
  }
  captions.draw(at.turn, position);
  feel(at.turn, position);
  face.live(elapsed, speaking, shape[0]);
  face.draw(shape);
  if (window.aneekaProbe) {
    window.aneekaProbe.frames.push(performance.now() - started);
    if (window.aneekaProbe.frames.length > 4000) window.aneekaProbe.frames.shift();
    if (mouth.log.length > 20000) mouth.log.splice(0, 10000);
  }
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
