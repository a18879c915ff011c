import Attention
import Signals

/// SplitMix64: the same stream in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// A channel on a virtual clock: comments, events, cheers and an operator come at seeded times; her turns take 3 … 12 s,
/// may be interrupted, and now and then fail.
struct Room {
    struct Rates {
        var comments: Double
        var paid: Double = 0.05
        var follows: Double = 0.02
        var `operator`: Double = 0
        var failures: Double = 0
        var seconds: Double = 120
        var viewers = 200
    }

    struct Outcome: Equatable {
        var shapes: [LoadShape] = []
        /// Chosen and heard, at least in part.
        var heard: [String] = []
        /// Seconds from arrival to the choice whose answer was heard, of comments that nobody paid for.
        var ages: [Double] = []
        /// Paid ones, by name or as a number, with what they had left of their 30 s.
        var thanked: [String: Double] = [:]
        var paid: Set<String> = []
        /// Paid ones that came more than 43 s (30 s and the longest turn) before the end and were not thanked for.
        var lost: [String] = []
        var faces = 0
        var mostWaiting = 0
        var mostEvents = 0
        /// Crowds in which one viewer was named twice.
        var namedTwice = 0
    }

    private struct Turn {
        let request: TurnRequest
        let began: Int64
        let end: Int64
        let fails: Bool
    }

    private var random: Seeded
    private let rates: Rates
    private var attention: Attention
    private var outcome = Outcome()
    private var running: Turn?
    private var number = 0
    private var turns: UInt32 = 0
    private var arrival: [String: Int64] = [:]

    init(_ rates: Rates, seed: UInt64) {
        self.rates = rates
        random = Seeded(state: seed)
        var settings = AttentionSettings()
        settings.seed = seed
        attention = Attention(settings: settings, startedAt: at(0)) { Language.guess($0) }
    }

    mutating func run() -> Outcome {
        let step: Int64 = 20
        var wake: Int64 = 0
        var now: Int64 = 0
        while now < Int64(rates.seconds * 1_000) {
            let came = arrive(at: now, within: Double(step) / 1_000)
            if let turn = running {
                if now >= turn.end {
                    end(turn, heard: turn.fails ? 0 : 80, cause: turn.fails ? .failure : nil, at: now)
                    wake = now
                } else if came || now % 500 == 0,
                    let cause = attention.interruption(of: turn.request, began: at(turn.began), at: at(now))
                {
                    end(turn, heard: now - turn.began < 1_000 ? 0 : 30, cause: cause, at: now)
                    wake = now
                }
            }
            if running == nil, came || now >= wake { wake = choose(at: now) ?? .max }
            outcome.mostWaiting = max(outcome.mostWaiting, attention.waitingCount)
            now += step
        }
        outcome.lost = outcome.paid.filter { outcome.thanked[$0] == nil && (arrival[$0] ?? now) < now - 43_000 }
            .sorted()
        return outcome
    }

    private mutating func arrive(at now: Int64, within seconds: Double) -> Bool {
        var came = false
        for _ in 0..<count(rates.comments * seconds) {
            number += 1
            let cheered = Double.random(in: 0..<1, using: &random) < min(0.02, 0.1 / rates.comments)
            let texts = ["what about \(line(number))?", "jajaja", "😂", "play zelda", "hola aneeka", "gg"]
            let text =
                Int.random(in: 0..<2, using: &random) == 0
                ? line(number) : texts[Int.random(in: 0..<texts.count, using: &random)]
            let viewer = "V\(Int.random(in: 0..<rates.viewers, using: &random))"
            note("\(number)", at: now, isPaid: cheered)
            attention.take(comment(text, number, from: viewer, at: now, bits: cheered ? 50 : 0))
            came = true
        }
        for _ in 0..<count(rates.paid * seconds) {
            // Alone, or a train of them.
            let many = Int.random(in: 0..<6, using: &random) == 0 ? Int.random(in: 2...30, using: &random) : 1
            for _ in 0..<many {
                number += 1
                let kinds: [ChannelEvent.Kind] = [
                    .subscription(tier: 1), .subscription(tier: 1), .resubscription(tier: 2, months: 7),
                    .gift(count: 20, tier: 1), .raid(viewers: 40), .redemption(reward: "water", cost: 500),
                    .donation(cents: 500, currency: "EUR"),
                ]
                note("e\(number)", at: now, isPaid: true)
                attention.take(event(kinds[Int.random(in: 0..<kinds.count, using: &random)], number, at: now))
            }
            came = true
        }
        for _ in 0..<count(rates.follows * seconds) {
            number += 1
            attention.take(event(.follow, number, at: now))
            came = true
        }
        if Double.random(in: 0..<1, using: &random) < rates.operator * seconds {
            attention.hear(operator: "hey", language: .en, at: at(now))
            came = true
        }
        if came { outcome.mostEvents = max(outcome.mostEvents, attention.waitingEvents.count) }
        return came
    }

    private mutating func note(_ id: String, at now: Int64, isPaid: Bool) {
        if isPaid { outcome.paid.insert(id) }
        arrival[id] = now
    }

    /// Of a Poisson stream, by the product of uniform numbers.
    private mutating func count(_ mean: Double) -> Int {
        // e^−mean by its series; the mean is 10 at most.
        var none = 1.0
        var power = 1.0
        for step in 1...60 {
            power *= -mean / Double(step)
            none += power
        }
        var number = 0
        var product = Double.random(in: 0..<1, using: &random)
        while product > none {
            number += 1
            product *= Double.random(in: 0..<1, using: &random)
        }
        return number
    }

    /// - Returns: when to ask again; nil: when something comes.
    private mutating func choose(at now: Int64) -> Int64? {
        turns += 1
        switch attention.choose(at: at(now), turn: TurnID(turns)) {
        case .nothing(let wake): return wake.map { $0.nanoseconds / 1_000_000 }
        case .held(let until): return until.nanoseconds / 1_000_000
        case .face:
            outcome.faces += 1
            return now + 20
        case .answer(let request, _):
            outcome.shapes.append(request.shape)
            if request.shape == .crowd || request.shape == .flood,
                Set(request.comments.map(\.viewer.id)).count < request.comments.count
            {
                outcome.namedTwice += 1
            }
            let length = Int64.random(in: 3_000...12_000, using: &random)
            let fails = Double.random(in: 0..<1, using: &random) < rates.failures
            running = Turn(request: request, began: now, end: now + (fails ? 500 : length), fails: fails)
            return nil
        }
    }

    private mutating func end(_ turn: Turn, heard: Int, cause: StopCause?, at now: Int64) {
        running = nil
        if heard > 0 {
            for comment in turn.request.comments {
                outcome.heard.append(comment.id.text)
                if comment.bits == 0 {
                    outcome.ages.append(Double(turn.began - (arrival[comment.id.text] ?? 0)) / 1_000)
                }
            }
            outcome.heard += turn.request.events.map(\.id.text)
        }
        attention.ended(
            turn.request.turn, heard: heard, took: .milliseconds(now - turn.began), cause: cause, at: at(now))
        guard heard > 0 else { return }
        // Named or counted, it was thanked for when this turn was chosen.
        for id in outcome.paid where outcome.thanked[id] == nil && attention.wasAnswered(MessageID(id)) {
            outcome.thanked[id] = 30 - Double(turn.began - (arrival[id] ?? 0)) / 1_000
        }
    }
}
