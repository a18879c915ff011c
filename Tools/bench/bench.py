#!/usr/bin/env python3
"""Her own delay: from a comment to the model's request, and from the voice's first sample to the sound device.

Runs `aneeka bench` against a server of this script that answers at once, and beside it, turn by turn in the same
minute, the floor: a bare socket that sends the same request to the same server. Machines are noisy, so what counts is
the ratio. Standard library only.

usage: bench.py [--turns 30] [--limit RATIO]    exits 1 when the median of ours is over RATIO x the floor's + 3 ms
"""
import argparse, json, os, queue, socket, statistics, subprocess, sys, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
REPLY = ["Well", " this", " is", " one", " short", " answer", " of", " hers", "."]


class Server:
    """Chat completions and speech, answered at once; every request's arrival goes into `arrivals`."""

    def __init__(self):
        self.arrivals = queue.Queue()
        self.first_speech = queue.Queue()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.socket.accept()
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        data = b""
        while True:
            while b"\r\n\r\n" not in data:
                more = client.recv(65536)
                if not more:
                    return
                data += more
            head, _, data = data.partition(b"\r\n\r\n")
            lines = head.decode().split("\r\n")
            length = next((int(l.split(":")[1]) for l in lines if l.lower().startswith("content-length")), 0)
            while len(data) < length:
                data += client.recv(65536)
            data = data[length:]
            if "/audio/speech" in lines[0]:
                body = (b"\x00\x10" * 2400)
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: audio/pcm\r\nContent-Length: %d\r\n\r\n" % len(body))
                self.first_speech.put(time.monotonic_ns())
                client.sendall(body)
            else:
                self.arrivals.put(time.monotonic_ns())
                events = [{"choices": [{"delta": {"content": piece}}]} for piece in REPLY]
                events.append({"choices": [{"delta": {}, "finish_reason": "stop"}]})
                body = b"".join(b"data: " + json.dumps(e).encode() + b"\n\n" for e in events) + b"data: [DONE]\n\n"
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def floor(server, connection):
    body = json.dumps({"messages": [{"role": "user", "content": "x" * 3000}], "stream": True}).encode()
    start = time.monotonic_ns()
    connection.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    arrival = server.arrivals.get(timeout=5)
    data = b""
    while b"[DONE]" not in data:
        data += connection.recv(65536)
    return (arrival - start) / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=30)
    parser.add_argument("--limit", type=float, default=0, help="0 = only report")
    options = parser.parse_args()
    server = Server()
    url = f"http://127.0.0.1:{server.port}/v1"
    program = subprocess.Popen(
        [os.path.join(ROOT, ".build/release/aneeka"), "bench"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "RIG_LLM_URL": url, "RIG_TTS_URL": url, "RIG_PLAY_SPEED": "50"})
    started = time.monotonic_ns()
    events = queue.Queue()
    threading.Thread(target=lambda: [events.put(json.loads(line)) for line in program.stdout], daemon=True).start()
    ready = (events.get(timeout=10)["t"] - started) / 1e6
    connection = socket.create_connection(("127.0.0.1", server.port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    floors, asked, heard = [], [], []
    for turn in range(options.turns + 2):
        rest = floor(server, connection)
        time.sleep(0.05)
        start = time.monotonic_ns()
        program.stdin.write(json.dumps({"op": "say", "text": "how are you doing this evening?"}) + "\n")
        program.stdin.flush()
        arrival = server.arrivals.get(timeout=5)
        speech = server.first_speech.get(timeout=5)
        while (event := events.get(timeout=5))["ev"] != "audio":
            pass
        if turn >= 2:
            floors.append(rest)
            asked.append((arrival - start) / 1e6)
            heard.append((event["t"] - speech) / 1e6)
        time.sleep(0.15)
    program.stdin.write('{"op":"quit"}\n')
    program.stdin.flush()
    program.wait(10)

    def row(name, values):
        values = sorted(values)
        print(f"{name:34} p50 {statistics.median(values):6.2f}  p95 {values[int(len(values) * .95) - 1]:6.2f} ms")

    print(f"{'ready after':34}     {ready:6.2f} ms")
    row("floor: request at the server", floors)
    row("comment → request at the server", asked)
    row("voice's first byte → sound device", heard)
    ratio = statistics.median(asked) / statistics.median(floors)
    print(f"comment → request, against the floor: {ratio:.1f}")
    if options.limit and statistics.median(asked) > options.limit * statistics.median(floors) + 3:
        sys.exit(1)


main()
