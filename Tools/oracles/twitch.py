"""twitchAPI and twitchio against the Twitch double: sign-in, subscribe, receive, send, move. Exit code 0 = both believe it.

What they cannot prove, and what does: repeats (both deliver a message id twice; EventSubSessionTests), the words
authorization_pending and slow_down (both ignore them; TwitchAccountTests), the keepalive's end and 4001 (neither keeps
our clock nor sends; EventSubSessionTests, and the double closes whoever sends), our own client (TwitchSourceTests).
"""
import asyncio, logging, os, re, subprocess, sys, threading

from twitchAPI.chat import Chat
from twitchAPI.eventsub.websocket import EventSubWebsocket
from twitchAPI.oauth import CodeFlow
from twitchAPI.twitch import Twitch
from twitchAPI.type import AuthScope, ChatEvent
import twitchio.eventsub.websockets, twitchio.http
from twitchio import Client, eventsub

logging.disable(logging.CRITICAL)
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
failures = 0


def check(name, isTrue):
    global failures
    print(("ok   " if isTrue else "FAIL ") + name, flush=True)
    failures += not isTrue


class Double:
    """The double as a process; a line to it is a line said in its channel."""

    def __init__(self):
        self.process = subprocess.Popen(
            [os.path.join(ROOT, ".build/release/doubles"), "twitch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, bufsize=1)
        self.places = {}
        while "token" not in self.places:
            name, rest = re.match(r"(\w+) +(.*)", self.process.stdout.readline()).groups()
            self.places[name] = rest
        threading.Thread(target=lambda: [None for _ in self.process.stdout], daemon=True).start()

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def end(self):
        self.process.kill()
        self.process.wait(10)


async def until(condition, seconds=15):
    for _ in range(int(seconds * 20)):
        if condition():
            return True
        await asyncio.sleep(0.05)
    return False


async def twitch_api(double):
    places = double.places
    helix, auth = places["helix"] + "/", places["auth"] + "/"
    client = await Twitch(places["client"], "secret", authenticate_app=False, base_url=helix, auth_base_url=auth)
    scopes = [AuthScope.USER_READ_CHAT, AuthScope.USER_WRITE_CHAT, AuthScope.CHANNEL_READ_REDEMPTIONS]
    flow = CodeFlow(client, scopes, auth_base_url=auth)
    code, address = await flow.get_code()
    check("twitchAPI: a device code and where to type it", code in address)
    token, refresh = await asyncio.wait_for(flow.wait_for_auth_complete(), 30)
    await client.set_user_authentication(token, scopes, refresh)
    check("twitchAPI: signed in and validated", bool(token and refresh))
    user = [user async for user in client.get_users(logins=["aneeka"])][0]
    check("twitchAPI: users", user.id == "100")

    heard = []
    events = EventSubWebsocket(client, connection_url=places["eventsub"])
    events.start()

    async def take(message):
        heard.append(message)
    await events.listen_channel_chat_message("100", "100", take)
    await events.listen_channel_chat_notification("100", "100", take)
    await events.listen_channel_chat_message_delete("100", "100", take)
    await events.listen_channel_points_custom_reward_redemption_add("100", take)
    double.tell("Lupita: hola Kappa cheer100")
    check("twitchAPI: a chat line", await until(lambda: len(heard) == 1))
    event = heard[0].event
    kinds = [fragment.type for fragment in event.message.fragments]
    check("twitchAPI: its fields", event.chatter_user_login == "lupita" and event.message.text == "hola Kappa cheer100"
          and kinds == ["text", "emote", "text", "cheermote"] and event.cheer.bits == 100)
    double.tell("/sub Gwen")
    check("twitchAPI: a subscription", await until(lambda: len(heard) == 2)
          and heard[1].event.notice_type == "sub" and heard[1].event.sub.sub_tier == "1000")
    double.tell("/bomb Gwen 3")
    check("twitchAPI: a bomb of gifts", await until(lambda: len(heard) == 6)
          and heard[2].event.community_sub_gift.total == 3
          and heard[3].event.sub_gift.community_gift_id == heard[2].event.community_sub_gift.id)
    double.tell("/raid Rae 42")
    check("twitchAPI: a raid", await until(lambda: len(heard) == 7) and heard[6].event.raid.viewer_count == 42)
    double.tell("/delete m1")
    check("twitchAPI: a deletion", await until(lambda: len(heard) == 8) and heard[7].event.message_id == "m1")
    double.tell("/redeem Canta algo")
    check("twitchAPI: a reward", await until(lambda: len(heard) == 9) and heard[8].event.reward.title == "Canta algo")
    sent = await client.send_chat_message("100", "100", "escrito por otra")
    check("twitchAPI: sends", sent.is_sent and await until(lambda: len(heard) == 10))
    double.tell("/move")
    await asyncio.sleep(2)
    for number in range(5):
        double.tell(f"Lupita: tras el traslado {number}")
    check("twitchAPI: follows a move, subscribed to nothing anew", await until(lambda: len(heard) == 15))
    await events.stop()

    await client.set_user_authentication(
        token, scopes + [AuthScope.CHAT_READ, AuthScope.CHAT_EDIT], refresh, validate=False)
    chat = await Chat(client, connection_url=places["irc"], initial_channel=["aneeka"])
    said = []

    async def read(message):
        said.append(message)
    chat.register_event(ChatEvent.MESSAGE, read)
    ready = asyncio.Event()
    loop = asyncio.get_running_loop()

    async def joined(_):
        loop.call_soon_threadsafe(ready.set)
    chat.register_event(ChatEvent.JOINED, joined)
    chat.start()
    await asyncio.wait_for(ready.wait(), 15)
    double.tell("Lupita: por IRC Kappa")
    check("twitchAPI: chat by IRC, with its tags", await until(lambda: len(said) > 0)
          and said[0].text == "por IRC Kappa" and said[0].user.display_name == "Lupita" and "25" in said[0].emotes)
    chat.stop()
    await client.close()


class Bot(Client):
    def __init__(self, **more):
        super().__init__(**more)
        self.heard = []

    async def event_message(self, message):
        self.heard.append(message)

    async def event_custom_redemption_add(self, redemption):
        self.heard.append(redemption)


async def twitch_io(double):
    places = double.places
    twitchio.http.Route.BASE = places["helix"] + "/"
    twitchio.http.Route.ID_BASE = places["auth"].removesuffix("oauth2")
    twitchio.eventsub.websockets.WSS = places["eventsub"]
    token, refresh = places["token"].split()
    bot = Bot(client_id=places["client"], client_secret="s", bot_id="100")
    await bot.login(token=token, load_tokens=False, save_tokens=False)
    added = await bot.add_token(token, refresh)
    check("twitchio: validated", added.login == "aneeka")
    await bot.subscribe_websocket(
        eventsub.ChatMessageSubscription(broadcaster_user_id="100", user_id="100"), token_for="100")
    await bot.subscribe_websocket(
        eventsub.ChannelPointsRedeemAddSubscription(broadcaster_user_id="100"), token_for="100")
    double.tell("Bob: hola @aneeka Kappa")
    check("twitchio: a chat line", await until(lambda: len(bot.heard) == 1) and bot.heard[0].text == "hola @aneeka Kappa"
          and bot.heard[0].chatter.name == "bob" and [f.type for f in bot.heard[0].fragments][-1] == "emote")
    double.tell("/redeem Hidratarse")
    check("twitchio: a reward", await until(lambda: len(bot.heard) == 2) and bot.heard[1].reward.title == "Hidratarse")
    sent = await bot.create_partialuser("100").send_message("hola de twitchio", sender="100", token_for="100")
    check("twitchio: sends", sent.sent and await until(lambda: len(bot.heard) == 3))
    double.tell("/move")
    await asyncio.sleep(2)
    double.tell("Bob: sigo")
    check("twitchio: follows a move", await until(lambda: len(bot.heard) == 4) and bot.heard[3].text == "sigo")
    double.tell("/drop")
    await asyncio.sleep(3)
    check("twitchio: comes back after a cut and subscribes again", await until(lambda: heard_again(double, bot), 30))
    await bot.close()


def heard_again(double, bot):
    double.tell("Bob: y ahora")
    return any(getattr(message, "text", "") == "y ahora" for message in bot.heard)


async def main():
    for trial in (twitch_api, twitch_io):
        double = Double()
        try:
            await asyncio.wait_for(trial(double), 120)
        except Exception as error:
            check(f"{trial.__name__}: {type(error).__name__}: {error}", False)
        double.end()


asyncio.run(main())
print(__doc__.split("\n\n")[1])
os._exit(1 if failures else 0)
