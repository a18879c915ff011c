"""The `openai` client against the OpenAI double, the `irc` client against the IRC double. Exit code 0 = all believed."""
import os, re, subprocess, sys, time

import irc.client
import openai

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
failures = 0


def check(name, isTrue):
    global failures
    print(("ok   " if isTrue else "FAIL ") + name, flush=True)
    failures += not isTrue


def double(kind):
    process = subprocess.Popen(
        [os.path.join(ROOT, ".build/release/doubles"), kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    return process, int(re.search(r"127\.0\.0\.1:(\d+)", process.stdout.readline()).group(1))


def chat():
    process, port = double("openai")
    client = openai.OpenAI(base_url=f"http://127.0.0.1:{port}/v1", api_key="x", max_retries=0, timeout=10)
    start = time.monotonic()
    times, text, finish = [], "", None
    for chunk in client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "hi"}], stream=True, stream_options={"include_usage": True}):
        for choice in chunk.choices:
            text += choice.delta.content or ""
            finish = choice.finish_reason or finish
            times.append(time.monotonic() - start)
    check("openai: the whole reply, streamed", "what it always says" in text and finish == "stop" and times[-1] - times[0] > 0.1)
    text = "".join(c.choices[0].text for c in client.completions.create(model="m", prompt="hi", stream=True) if c.choices)
    check("openai: completions", "what it always says" in text)
    with client.audio.speech.with_streaming_response.create(model="m", voice="v", input="hola", response_format="pcm") as response:
        check("openai: speech", sum(len(piece) for piece in response.iter_bytes(4801)) > 1000)
    process.terminate()


def lines():
    process, port = double("irc")
    reactor = irc.client.Reactor()
    seen = []
    connection = reactor.server().connect("127.0.0.1", port, "justinfan123")
    reactor.add_global_handler("all_events", lambda _, event: seen.append(event))
    connection.cap("REQ", "twitch.tv/tags", "twitch.tv/commands")
    connection.join("#aneeka")

    def until(condition):
        end = time.monotonic() + 10
        while time.monotonic() < end and not any(condition(event) for event in seen):
            reactor.process_once(0.1)
        return any(condition(event) for event in seen)

    check("irc: welcome and join", until(lambda event: event.type == "endofnames"))
    process.stdin.write("Lupita: hola ñ\n")
    check("irc: a line with its tags", until(
        lambda event: event.type == "pubmsg" and event.arguments == ["hola ñ"]
        and {"key": "display-name", "value": "Lupita"} in event.tags))
    process.stdin.write("/delete\n")
    check("irc: a deletion", until(lambda event: event.type == "clearmsg"))
    process.stdin.close()
    process.wait(10)


chat()
lines()
sys.exit(1 if failures else 0)
