// The overlay: her face, her words and, where this page leads, her sound.
import { Avatar } from "/pages/avatar/avatar.js";
import { Captions } from "/pages/captions.js";
import { ServerClock } from "/pages/clock.js";
import { Motion } from "/pages/motion.js";
import { Playhead } from "/pages/playhead.js";
import { Probe } from "/pages/probe.js";
import { Echo, Sound } from "/pages/sound.js";

const parameters = new URLSearchParams(location.search);
const spanish = (parameters.get("lang") ?? navigator.language).startsWith("es");
const isOBS = "obsstudio" in window || parameters.has("obs");
const element = (id) => document.getElementById(id);
const avatar = new Avatar(element("face"));
const motion = new Motion();
const playhead = new Playhead();
const captions = new Captions(element("captions"));
const echo = new Echo();
let socket = null;
let leads = false;
// The last turn in which her mouth has opened.
let moved = 0;
const send = (message) => { if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message)); };
const serverClock = new ServerClock(send);
const sound = new Sound(send, serverClock);
const listen = element("listen");
listen.textContent = spanish ? "Pulsa para oírla" : "Click to hear her";
listen.addEventListener("click", () => sound.allow());
sound.onstate = (runs) => { listen.hidden = runs || isOBS; };

const clock = () => (leads ? sound : echo);
const probe = parameters.has("probe") ? new Probe({ sound, serverClock, captions, motion, avatar, clock, leads: () => leads }) : null;
if (probe) probe.disconnect = () => String(socket.close());
window.aneekaProbe = probe;

const receive = {
  hello() {
    sound.forget();
    motion.forget();
    clear();
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
    captions.speak(message.language);
    show(message.comment);
  },
  caption(message) { captions.clause(message); },
  parameters(message) { motion.name(message.list); },
  motion(message) { motion.take(message); },
  at(message) { echo.set(message); },
  stop(message) { sound.stop(message.turn); },
  over() { later(() => show(null)); },
  wipe() { clear(); },
};

function lead(mine) {
  if (leads && !mine) sound.mute();
  if (!leads && mine) sound.lead();
  leads = mine;
}

function clear() {
  captions.clear();
  show(null);
  moved = 0;
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
    // Another output goes on with her sentence. What is taken back meanwhile cannot be told to this page.
    lead(false);
    clear();
    setTimeout(connect, wait);
    wait = Math.min(5000, wait * 2);
  };
}
connect();

let last = performance.now();
function frame(now) {
  const started = performance.now();
  const elapsed = Math.min(0.1, (now - last) / 1000);
  last = now;
  const at = clock();
  const position = at.now();
  const pose = motion.at(serverClock.now(), at.turn, playhead.frame(at.turn, position, at.running, now), now);
  if (at.running && moved !== at.turn && pose.Viseme_sil < 0.9) {
    moved = at.turn;
    send({ type: "moved", turn: at.turn });
  }
  captions.draw(at.turn, position);
  avatar.set(pose);
  avatar.step(elapsed);
  avatar.draw();
  probe?.frame(started, at.turn, position, pose);
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
