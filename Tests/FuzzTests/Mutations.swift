import Chat
import FoundationEssentials
import Signals

/// Seconds for each target: one in `make test`, more by FUZZ_SECONDS (`make fuzz`).
private let limit = Duration.seconds(Int(ProcessInfo.processInfo.environment["FUZZ_SECONDS"] ?? "") ?? 1)

/// Inputs made from seeds by the usual mutations; the same seeds make the same inputs.
struct Mutations {
    private let corpus: [[UInt8]]
    private var random = SplitMix64(0xa9ee_ca)

    init(_ seeds: [[UInt8]]) { corpus = seeds }

    mutating func next() -> [UInt8] {
        var bytes = corpus[Int(random.next() % UInt64(corpus.count))]
        for _ in 0..<(1 + random.next() % 8) {
            let at = bytes.isEmpty ? 0 : Int(random.next() % UInt64(bytes.count))
            switch random.next() % 7 {
            case 0: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
            case 1 where !bytes.isEmpty: bytes.remove(at: at)
            case 2 where !bytes.isEmpty: bytes[at] = UInt8(truncatingIfNeeded: random.next())
            case 3: bytes.removeLast(min(bytes.count, Int(random.next() % 16)))
            case 4: bytes.insert(contentsOf: bytes[..<at].suffix(64), at: at)
            case 5: bytes.insert(contentsOf: corpus[Int(random.next() % UInt64(corpus.count))].prefix(64), at: at)
            default: bytes.insert(contentsOf: [0x0d, 0x0a, 0x00, 0xff, 0x5b, 0x7b].shuffled(using: &random), at: at)
            }
        }
        return bytes
    }
}

/// Hands mutated seeds to `target` until the time is over, and a hundred at least.
func fuzz(_ seeds: [String], _ target: ([UInt8]) -> Void) async {
    var mutations = Mutations(seeds.map { Array($0.utf8) })
    let end = Moment.now + limit
    var count = 0
    while count < 100 || Moment.now < end {
        target(mutations.next())
        count += 1
        // All targets get their turn, however few threads there are.
        if count % 64 == 0 { await Task.yield() }
    }
}

/// The same for targets that wait.
func fuzz(_ seeds: [[UInt8]], _ target: ([UInt8]) async throws -> Void) async throws {
    var mutations = Mutations(seeds)
    let end = Moment.now + limit
    var count = 0
    while count < 100 || Moment.now < end {
        try await target(mutations.next())
        count += 1
    }
}
