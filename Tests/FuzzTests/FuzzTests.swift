import Chat
import Engines
import Mind
import Settings
import Signals
import Testing
import Wire

@Suite("Fuzz: bytes from outside harm nobody") struct FuzzTests {
    @Test("IRC lines") func irc() async {
        await fuzz([
            "@badges=a/1;display-name=Lu\\spita;emotes=25:0-4,6-10/30:1-2;id=1;user-id=3 :bob!b@b PRIVMSG #c :Kappa Kappa",
            "@ban-duration=600;target-user-id=5 :tmi.twitch.tv CLEARCHAT #c :bob", "PING :tmi.twitch.tv",
            ":tmi.twitch.tv NOTICE * :Login authentication failed", "@id=2 :a!a@a PRIVMSG #c :\u{1}ACTION waves\u{1}",
        ]) { bytes in
            let event = bytes.withUnsafeBufferPointer { IRCEvent($0, 0..<bytes.count, at: Moment(nanoseconds: 0)) }
            if case .happening(.comment(let comment)) = event {
                #expect(comment.text.unicodeScalars.count <= 500)
                #expect(comment.emotes.allSatisfy { $0.range.upperBound <= comment.text.unicodeScalars.count })
            }
        }
    }

    @Test("EventSub's frames") func eventSub() async {
        let event =
            #"{"chatter_user_id":"3","chatter_user_login":"b","message_id":"m","message":{"text":"hi","fragments":[{"type":"emote","text":"Kappa","emote":{"id":"25"}},{"type":"text","text":" hi"}]},"cheer":{"bits":100},"reply":null,"badges":[{"set_id":"vip"}]}"#
        await fuzz([
            #"{"metadata":{"message_id":"1","message_type":"notification","message_timestamp":"2026-11-23T10:00:00.5Z","subscription_type":"channel.chat.message"},"payload":{"event":\#(event)}}"#,
            #"{"metadata":{"message_id":"1","message_type":"notification","message_timestamp":"x","subscription_type":"channel.chat.notification"},"payload":{"event":{"message_id":"n","notice_type":"community_sub_gift","community_sub_gift":{"id":"b","total":5,"sub_tier":"1000"}}}}"#,
            #"{"metadata":{"message_id":"1","message_type":"session_welcome"},"payload":{"session":{"id":"s","keepalive_timeout_seconds":10}}}"#,
        ]) { bytes in
            let message = EventSubMessage(String(decoding: bytes, as: UTF8.self), at: Moment(nanoseconds: 0))
            if case .notification(_, _, .comment(let comment)?) = message {
                #expect(comment.text.unicodeScalars.count <= 500)
                #expect(comment.emotes.allSatisfy { $0.range.upperBound <= comment.text.unicodeScalars.count })
            }
        }
    }

    @Test("server-sent events and the model's chunks") func events() async {
        await fuzz([
            "data: {\"choices\":[{\"delta\":{\"content\":\"ho\\u00f1\\ud83d\\ude00\"},\"finish_reason\":null}]}\n\n",
            "data: {\"error\":{\"message\":\"x\",\"code\":500}}\r\n\r\ndata: [DONE]\n\n",
            ": ping\n\nevent: x\ndata: a\ndata: b\n\n",
        ]) { bytes in
            var parser = SSEParser()
            for event in parser.receive(bytes[...]) { _ = try? ReplyChunk(Array(event.utf8)) }
        }
    }

    @Test("the model's reply") func reply() async {
        let request = TurnRequest(turn: TurnID(1), shape: .idle, comments: [], language: .en, sayableNames: [])
        await fuzz([
            "[joy:3] Hola @u1, [wave] qué tal. *saluda* (ríe) <think>no</think> 3.5 y Sr. Gato… ¿eh?!",
            "Aneeka: \"hi\"\n@x: no",
        ]) { bytes in
            var reader = ReplyReader(for: request)
            let clauses = reader.receive(String(decoding: bytes, as: UTF8.self)) + reader.finish()
            #expect(clauses.allSatisfy { !$0.text.contains("[") && !$0.text.contains("\n") })
        }
    }

    @Test("inbound JSON") func inbound() async {
        await fuzz([#"{"kind":"comment","name":"bot","text":"hi","id":"1"}"#, #"{"kind":"delete","id":"1"}"#]) {
            bytes in
            _ = try? InboundDecoder(trustsPaid: true).event(from: bytes, at: Moment(nanoseconds: 0))
        }
    }

    @Test("settings and persona files") func settings() async {
        await fuzz([
            "twitch:\n  channel: aneeka\nstage: {port: 80}\nmind:\n  temperature: 0.8\n",
            "name: Nova\nes:\n  who: x\n  exchanges:\n    - {viewer: a, text: b, reply: c}\n",
        ]) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            _ = try? SettingsLoader.parse(text)
            _ = try? PersonaFile(text, path: "x.yaml")
        }
    }

    @Test("folding") func folding() async {
        await fuzz(["p.u.t.a 𝓹𝓾𝓽𝓪 ｐｕｔａ p\u{200B}u", "xX_D4rk_Xx 👩‍👩‍👧‍👦 ñandú"]) { bytes in
            let folded = FoldedText(String(decoding: bytes, as: UTF8.self))
            #expect(folded.letters.utf8.count <= 3 * bytes.count + 16)
        }
    }
}
