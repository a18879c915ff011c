import Engines
import Signals
import Testing

@Suite("What a fetch decides with") struct FetchPartsTests {
    private func at(_ seconds: Int64) -> Moment { Moment(nanoseconds: seconds * 1_000_000_000) }

    @Test("a trickle is a stall once a whole window brought too little, and not before")
    func trickle() {
        var watch = StallWatch(window: .seconds(20), least: 4_096, from: at(0))
        let verdicts = (1...40).map { watch.receive(100, at: at($0)) }
        #expect(verdicts.firstIndex(of: true) == 19)
        #expect(verdicts.filter { $0 }.count == 2)
        var fast = StallWatch(window: .seconds(20), least: 4_096, from: at(0))
        #expect(!(1...100).contains { fast.receive(205, at: at($0)) })
    }

    @Test(
        "a Content-Range is read, and what is none is not",
        arguments: [
            ("bytes 100-999/1000", 100, 1_000), ("bytes 100-999/*", 100, nil), ("bytes */1000", nil, 1_000),
            ("Bytes 0-0/1", 0, 1), ("bytes  5 - 9 / 10", 5, 10),
        ] as [(String, Int64?, Int64?)])
    func contentRange(text: String, start: Int64?, total: Int64?) {
        let range = ContentRange(text)
        #expect(range?.start == start && range?.total == total)
        #expect(ContentRange("items 1-2/3") == nil && ContentRange("bytes 1-2") == nil && ContentRange("") == nil)
    }

    @Test(
        "sizes are written as disks are sold",
        arguments: [
            (999, "999 B"), (1_000, "1.0 kB"), (77_400_000, "77 MB"), (4_920_000_000, "4.9 GB"),
            (12_345_000_000, "12 GB"),
        ] as [(Int64, String)])
    func sizes(bytes: Int64, text: String) { #expect(FetchError.size(bytes, ".") == text) }
}
