import Attention
import Signals
import Testing

/// One answered turn of a run.
private struct Answer: Equatable {
    let at: Int64
    let shape: LoadShape
    let ids: [String]
    let viewers: [String]
    let ages: [Int64]
}

/// A stream at `perSecond` for `seconds`, answers lasting 2–6 s; checks the bounds on the way.
private func run(seed: UInt64, perSecond: Int, seconds: Int, viewers: Int) -> (answers: [Answer], attention: Attention)
{
    var random = Seeded(state: seed)
    var attention = attention { $0.idleAfter = .seconds(15) }
    var answers: [Answer] = []
    var busyUntil: Int64 = 0
    let step = Int64(1_000 / perSecond)
    for number in 0..<(perSecond * seconds) {
        let now = Int64(number) * step
        let text = Int.random(in: 0..<4, using: &random) == 0 ? "what about \(line(number))?" : line(number)
        let viewer = Int.random(in: 0..<viewers, using: &random)
        attention.take(comment(text, number, from: "V\(viewer)", at: now))
        #expect(attention.waitingCount <= 256)
        if now >= busyUntil,
            case .answer(let request, let reasons) = attention.choose(at: at(now), turn: TurnID(UInt32(number)))
        {
            #expect(reasons.map(\.message) == request.sources)
            answers.append(
                Answer(
                    at: now, shape: request.shape, ids: request.sources.map(\.text),
                    viewers: request.comments.map(\.viewer.name),
                    ages: request.comments.map { (at(now) - $0.receivedAt).inNanoseconds / 1_000_000 }))
            busyUntil = now + Int64.random(in: 2_000...6_000, using: &random)
        }
    }
    return (answers, attention)
}

@Suite("whatever comes") struct AttentionPropertyTests {
    @Test("no comment is answered twice and none over age", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func never(seed: UInt64) {
        let answers = run(seed: seed, perSecond: [1, 2, 5, 10, 50][Int(seed) - 1], seconds: 120, viewers: 40).answers
        let ids = answers.flatMap(\.ids)
        #expect(!ids.isEmpty && Set(ids).count == ids.count)
        #expect(answers.flatMap(\.ages).allSatisfy { $0 <= 120_000 })
    }

    @Test("the same stream gives the same answers")
    func deterministic() {
        #expect(
            run(seed: 9, perSecond: 10, seconds: 60, viewers: 30).answers
                == run(seed: 9, perSecond: 10, seconds: 60, viewers: 30).answers)
    }

    @Test("nobody who keeps writing is forgotten", arguments: [11, 12, 13] as [UInt64])
    func fair(seed: UInt64) {
        let answers = run(seed: seed, perSecond: 2, seconds: 400, viewers: 12).answers
        let counts = Dictionary(grouping: answers.flatMap(\.viewers), by: { $0 }).mapValues(\.count)
        #expect(counts.count == 12)
        #expect((counts.values.max() ?? 0) <= 4 * (counts.values.min() ?? 0), "\(counts)")
    }

    @Test("one loud viewer does not drown the others")
    func loud() {
        var attention = attention()
        var named: [String: Int] = [:]
        for second in 0..<120 {
            for number in 0..<4 {
                attention.take(
                    comment(
                        "aneeka \(line(second * 10 + number))?", second * 10 + number, from: "loud",
                        at: Int64(second) * 1_000))
            }
            if second % 10 == 3 {
                attention.take(
                    comment(
                        line(second * 10 + 9), second * 10 + 9, from: "quiet\(second / 10)", at: Int64(second) * 1_000))
            }
            if second % 5 == 4, let request = attention.request(at: Int64(second) * 1_000 + 500) {
                for comment in request.comments { named[comment.viewer.name, default: 0] += 1 }
            }
        }
        #expect(named.count == 13, "\(named)")
    }

    @Test("a thousand a second for twenty seconds leave the queue at its bound and what is chosen is fresh")
    func storm() {
        let (answers, attention) = run(seed: 7, perSecond: 1_000, seconds: 20, viewers: 5_000)
        #expect(attention.counts.admitted == 20_000 && attention.counts.dropped > 15_000)
        #expect(answers.count >= 4 && answers.dropFirst().allSatisfy { $0.shape == .flood && $0.ids.count == 2 })
        #expect(answers.flatMap(\.ages).allSatisfy { $0 <= 10_000 })
    }
}
