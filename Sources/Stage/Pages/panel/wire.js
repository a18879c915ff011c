// The way to the program: its stream, and the operator's actions.
let socket;
let wait = 300;

/// Keeps a stream open for ever.
/// - hears: `opened()`, `message(value)`, `closed(isSignedIn)`.
export function connect(hears) {
  socket = new WebSocket(`${location.origin.replace("http", "ws")}/panel/socket`);
  let opened = false;
  socket.onopen = () => {
    opened = true;
    wait = 300;
    hears.opened();
  };
  socket.onmessage = ({ data }) => hears.message(JSON.parse(data));
  socket.onclose = async () => {
    const answer = opened ? null : await fetch("/api/turns").catch(() => null);
    hears.closed(answer?.status !== 401);
    setTimeout(() => connect(hears), wait);
    wait = Math.min(5000, wait * 2);
  };
}

async function post(path, body) {
  const headers = { "content-type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => null);
}

/// Sends an action: by the stream, or without it as a request of its own, so that panic works while it reconnects.
/// - Returns: whether it went out.
export async function act(action) {
  if (socket?.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify(action));
    return true;
  }
  return (await post("/api/actions", action))?.ok ?? false;
}

/// Trades the code of the address for a session.
/// - Returns: null when that went well or there is no code, else the state to show.
export async function signIn() {
  const code = location.hash.slice(1);
  if (!code) return null;
  history.replaceState(null, "", location.pathname);
  const answer = await post("/api/session", { code });
  return answer?.ok ? null : answer?.status === 429 ? "tooMany" : "stale";
}
