import Engines
import FoundationEssentials
import Mind
import Testing

@Suite("ReplyChunk")
struct ReplyChunkTests {
    @Test(
        "finds the text whatever stands around it",
        arguments: [
            (#"{"choices":[{"delta":{"content":"Ho"}}]}"#, "Ho"),
            (#"{"choices":[{"text":" la","index":0}]}"#, " la"),
            (#" { "choices" : [ { "index" : 0 , "delta" : { "role":"assistant", "content" : "a" } } ] } "#, "a"),
            (#"{"choices":[{"delta":{"content":null}}]}"#, ""),
            (#"{"choices":[{"delta":{}}]}"#, ""),
            (#"{"choices":[{"delta":null}]}"#, ""),
            (#"{"choices":[]}"#, ""),
            (#"{"choices":null}"#, ""),
            (#"{"choices":[{"delta":{"content":"one"}},{"delta":{"content":"two"}}]}"#, "one"),
            (#"{"choices":[{"delta":{"reasoning_content":"x","reasoning":"y","content":"z"}}]}"#, "z"),
            (
                #"{"x":{"choices":[{"text":"no"}]},"y":[[1,-2.5e3,true,{"a":"}]\""}]],"choices":[{"text":"yes"}]}"#,
                "yes"
            ),
            (#"{"choices":[{"text":"\"\\\/\b\f\n\r\t"}]}"#, "\"\\/\u{8}\u{c}\n\r\t"),
            (
                #"{"choices":[{"text":"\u00f1\uD83D\uDC08 \ud83d x \udc08 \ud83d\u0041"}]}"#,
                "ñ🐈 \u{FFFD} x \u{FFFD} \u{FFFD}A"
            ),
            (#"{"choices":[{"text":"ñ🐈"}]}"#, "ñ🐈"),
        ])
    func text(json: String, expected: String) throws {
        #expect(try ReplyChunk(Array(json.utf8)).text == expected)
    }

    @Test("reads the end, the cost and errors of every shape")
    func members() throws {
        let end = try ReplyChunk(
            Array(#"{"choices":[{"delta":{},"finish_reason":"length"}],"timings":{"cache_n":7,"x":1.5}}"#.utf8))
        #expect(end.finishReason == "length")
        #expect(end.usage == ModelUsage(cachedTokens: 7))
        let usage = try ReplyChunk(
            Array(
                #"{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":4}},"timings":{"cache_n":9}}"#
                    .utf8))
        #expect(usage.usage == ModelUsage(promptTokens: 5, cachedTokens: 4, completionTokens: 2))
        #expect(try ReplyChunk(Array(#"{"usage":null,"error":null,"choices":[]}"#.utf8)).failure == nil)
        for json in [#"{"error":{"message":"no","type":"t"}}"#, #"{"error":"no"}"#] {
            #expect(try ReplyChunk(Array(json.utf8)).failure?.message == "no")
        }
    }

    @Test("an event cut short anywhere is malformed, never read past its end")
    func cut() throws {
        let json = Array(
            #"{"choices":[{"delta":{"content":"a\u00f1\n"},"n":[1,{"k":"v\""}],"finish_reason":null}],"usage":{"prompt_tokens":12}}"#
                .utf8)
        for count in 0..<json.count {
            #expect(throws: JSONCursor.Malformed.self) { try ReplyChunk(Array(json.prefix(count))) }
        }
        _ = try ReplyChunk(json)
    }

    @Test(
        "what is no JSON object is malformed",
        arguments: [
            #"[1]"#, #""x""#, "{", #"{"a"}"#, #"{"a":}"#, #"{"choices":[{"text":"\x"}]}"#,
            #"{"choices":[{"text":"\u12"}]}"#, #"{a:1}"#, "",
        ])
    func malformed(json: String) {
        #expect(throws: JSONCursor.Malformed.self) { try ReplyChunk(Array(json.utf8)) }
    }

    @Test("deep nesting is walked without recursion")
    func deep() throws {
        let depth = 100_000
        let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(try ReplyChunk(Array(#"{"x":\#(nested),"choices":[{"text":"a"}]}"#.utf8)).text == "a")
    }

    @Test("agrees with the decoder of the platform on random strings")
    func agrees() throws {
        struct Body: Codable, Equatable {
            struct Choice: Codable, Equatable { let text: String }
            let choices: [Choice]
        }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let scalars = (0..<Int.random(in: 0...20, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x1FFFF, using: &random))
            }
            let text = String(String.UnicodeScalarView(scalars))
            let json = try JSONEncoder().encode(Body(choices: [.init(text: text)]))
            #expect(try ReplyChunk(Array(json)).text == text)
            var writer = JSONWriter()
            writer.object { $0.member("choices", array: { $0.object { $0.member("text", text) } }) }
            #expect(try JSONDecoder().decode(Body.self, from: Data(writer.bytes)) == Body(choices: [.init(text: text)]))
        }
    }
}

@Suite("ServerFailure")
struct ServerFailureTests {
    @Test(
        "finds the message in every shape, without quotations of the request",
        arguments: [
            (#"{"error":{"message":"Loading model","code":503}}"#, "Loading model"),
            (#"{"error":"model not found"}"#, "model not found"),
            (#"{"detail":"nope"}"#, "nope"),
            (#"{"message":"nope"}"#, "nope"),
            ("plain", "plain"),
            ("", ""),
            (#"{"error":{"message":"parse error; last read: '\"viewer's words'"}}"#, "parse error; last read: '…"),
            (#"{"error":{"message":"model \"x\" can't load"}}"#, "model \"…\" can't load"),
            ("<html>", "a web page"),
        ])
    func shapes(body: String, expected: String) {
        #expect(ServerFailure(body: Array(body.utf8)).message.hasPrefix(expected))
        #expect(!ServerFailure(body: Array(body.utf8)).message.contains("viewer"))
    }

    @Test("is one line of bounded length")
    func bounded() {
        let message = ServerFailure(body: Array(String(repeating: "a\n", count: 5_000).utf8)).message
        #expect(message.count <= 160)
        #expect(!message.contains { $0.isNewline })
    }
}
