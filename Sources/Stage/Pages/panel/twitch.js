// Who is signed in to Twitch, and signing in by a code.
import { $, foreign, hold, line, make, say, word } from "/pages/panel/page.js";
import { clock, several } from "/pages/panel/states.js";
import { act } from "/pages/panel/wire.js";

const stateWords = { signedIn: "signedIn", signedOut: "signedOutAccount", revoked: "revoked", waiting: "waiting" };
const signInWords = { bot: "signInBot", broadcaster: "signInBroadcaster" };
const askWords = { bot: "askBot", broadcaster: "askBroadcaster" };
// Light modules around the square, as its standard asks.
const quiet = 4;
const longestSide = 177;
const drawnSide = 208;
let ticking;
/// What the card was last opened for, so that it opens once for each.
let openedFor = "";

const known = ({ account, state }) => Object.hasOwn(signInWords, account) && Object.hasOwn(stateWords, state);
/// Without the channel's account she does without its rewards; without her own she cannot do her work.
const isUrgent = ({ account, state }) => state === "revoked" || (account === "bot" && state === "signedOut");

/// - nodes: of one account; its colour comes from its state.
function entry(item, ...nodes) {
  const node = line(isUrgent(item) ? "urgent" : "", ...nodes);
  node.dataset.state = item.state;
  return node;
}

function who({ account, login, state }) {
  return login ? foreign("name", login) : make("span", "name", () => `${word(account)}: ${word(stateWords[state])}`);
}

function button(item) {
  const isIn = item.state === "signedIn";
  const name = isIn ? "switchAccount" : signInWords[item.account];
  const node = make("button", isIn ? "small quiet" : "", () => word(name));
  node.type = "button";
  node.addEventListener("click", async () => {
    node.disabled = true;
    if (!(await act({ action: "signIn", account: item.account }))) node.disabled = false;
    // Should the answer be lost, it can be asked again.
    else setTimeout(() => { node.disabled = false; }, 5000);
  });
  return node;
}

function account(item, isSigningIn) {
  const node = entry(item, make("h3", "", () => word(item.account)),
    hold("p", "who", ...(item.login ? [foreign("name", item.login)] : []),
      make("span", "how", () => word(stateWords[item.state]))),
    make("p", "message", item.message ?? ""));
  if (!isSigningIn) node.append(button(item));
  return node;
}

/// Only what leads to a web page becomes a link.
function link(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return foreign("", address);
  const node = make("a", "", address);
  node.href = url.href;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

function draw(canvas, rows) {
  const side = rows.length;
  const isSquare = side > 0 && side <= longestSide
    && rows.every((row) => typeof row === "string" && row.length === side);
  canvas.hidden = !isSquare;
  if (!isSquare) return;
  // Whole pixels for each module.
  const scale = Math.max(2, Math.floor(drawnSide / (side + 2 * quiet)));
  canvas.width = canvas.height = (side + 2 * quiet) * scale;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#000";
  rows.forEach((row, y) => [...row].forEach((module, x) => {
    if (module === "1") pen.fillRect((x + quiet) * scale, (y + quiet) * scale, scale, scale);
  }));
}

function showSignIn(signIn) {
  clearInterval(ticking);
  $("#twitch .signing").hidden = !signIn;
  draw($("#twitch canvas"), several(signIn?.qr, longestSide));
  $("#twitch .scan").hidden = $("#twitch canvas").hidden;
  say($("#twitch .ask"), () => (signIn ? word(askWords[signIn.account]) : ""));
  say($("#twitch .code"), signIn ? String(signIn.code ?? "") : "");
  $("#twitch .address").replaceChildren(...(signIn ? [link(String(signIn.address ?? ""))] : []));
  const left = $("#twitch .left");
  if (!signIn) return say(left, "");
  const tick = () => {
    const seconds = Math.ceil((Number(signIn.until) || 0) - Date.now() / 1000);
    left.classList.toggle("over", seconds <= 0);
    say(left, () => (seconds > 0 ? word("codeLeft", clock(seconds)) : word("codeOver")));
  };
  tick();
  ticking = setInterval(tick, 1000);
}

/// - value: null when the program has nothing to do with Twitch.
export function showTwitch(value) {
  const accounts = several(value?.accounts).filter(known);
  const signIn = value?.signIn && Object.hasOwn(askWords, value.signIn.account) ? value.signIn : null;
  const urgent = accounts.filter(isUrgent);
  $("#twitch").hidden = !value;
  $("#twitch").classList.toggle("urgent", urgent.length > 0);
  document.body.classList.toggle("moderates", value?.canModerate === true);
  $("#twitch .brief").replaceChildren(...accounts.map((item) => entry(item, who(item))));
  $("#twitch .accounts").replaceChildren(...accounts.map((item) => account(item, signIn !== null)));
  showSignIn(signIn);
  const reason = signIn ? `code ${signIn.code}` : urgent.map((item) => `${item.account} ${item.state}`).join();
  if (reason !== openedFor) $("#twitch details").open = reason !== "";
  openedFor = reason;
}

$("#twitch .cancel").addEventListener("click", async () => {
  const cancel = $("#twitch .cancel");
  cancel.disabled = true;
  await act({ action: "cancelSignIn" });
  cancel.disabled = false;
});
