import FoundationEssentials
import Signals
import Stage
import Testing

@Suite("JSON") struct JSONTests {
    @Test(
        "any text comes back as it was",
        arguments: ["", "\"\\/", "\u{0}\u{1f}\n\r\t", "</script>", "\u{2028}\u{2029}", "ñ 👩‍🚀 日本", "\u{feff}x\u{200b}"])
    func texts(_ text: String) throws {
        let written = JSON.object([("text", .text(text)), (text, 1)]).description
        let read = try JSONDecoder().decode([String: Item].self, from: Data(written.utf8))
        #expect(read["text"]?.text == text || text == "text")
        #expect(!written.contains("\n"))
    }

    private struct Item: Decodable {
        let text: String?
        init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }

    @Test("numbers that JSON does not know are null")
    func numbers() {
        #expect(
            JSON.list([.number(.infinity), .number(.nan), .number(0.5), 3, true, .null]).description
                == "[null,null,0.5,3,true,null]")
    }
}
