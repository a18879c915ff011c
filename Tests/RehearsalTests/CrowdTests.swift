import Rehearsal
import Signals
import Testing

@Suite("The crowd") struct CrowdTests {
    /// What identifies a happening.
    static func trace(_ happening: Happening) -> String {
        let what: String =
            switch happening.event {
            case .comment(let comment):
                "\(comment.id) \(comment.viewer.name): \(comment.text) \(comment.bits) \(comment.emotes.count)"
            case .happened(let event): "\(event.id) \(event.kind) \(event.viewer?.name ?? "-"): \(event.text)"
            case .recall(let recall): "\(recall)"
            case .release, .onAir, .state: "state"
            }
        return "\(happening.at) \(happening.truth.kind) \(what)"
    }

    static func crowd(seed: UInt64 = 3, rate: Double, seconds: Double = 600) -> Crowd {
        Crowd(seed: seed, settings: .init(rate: rate, length: .seconds(seconds)))
    }

    @Test("the same seed does the same, another does not")
    func determinism() {
        let first = Self.crowd(rate: 5).map(Self.trace)
        #expect(first == Self.crowd(rate: 5).map(Self.trace))
        #expect(first != Self.crowd(seed: 4, rate: 5).map(Self.trace))
    }

    @Test("as many comments come as were asked for", arguments: [0.02, 0.1, 1, 10, 50, 500])
    func rates(rate: Double) {
        let seconds = rate < 1 ? 3_600.0 : rate > 100 ? 60 : 600
        let comments = Self.crowd(rate: rate, seconds: seconds).count { happening in
            guard case .comment = happening.event else { return false }
            return true
        }
        let asked = rate * seconds
        #expect(abs(Double(comments) - asked) <= asked * 0.05, "\(comments) of \(asked)")
    }

    @Test("time never goes back, and each message has its own id", arguments: [0.1, 20])
    func order(rate: Double) {
        let crowd = Self.crowd(rate: rate)
        var last = Duration.zero
        var ids: Set<MessageID> = []
        for happening in crowd {
            #expect(happening.at >= last)
            last = happening.at
            if let id = happening.message { #expect(ids.insert(id).inserted) }
            if case .comment(let comment) = happening.event {
                #expect(comment.receivedAt == crowd.settings.start + happening.at)
            }
        }
        #expect(last < .seconds(620))
    }

    @Test("paid events grow slowly with the rate", arguments: [(1.0, 5), (500.0, 75)])
    func paid(rate: Double, count: Int) {
        // Only the length matters here: a crowd of 500 a second is cut to its events.
        let settings = Crowd.Settings(rate: rate, length: .seconds(600))
        #expect(Int((600 / settings.paidInterval.inSeconds).rounded()) == count)
    }

    @Test("all that a chat does is done")
    func variety() {
        var kinds: Set<Truth.Kind> = []
        var recalls = (messages: 0, authors: 0)
        var firsts = 0
        var replies = 0
        var raids = 0
        for happening in Self.crowd(rate: 20, seconds: 900) {
            kinds.insert(happening.truth.kind)
            switch happening.event {
            case .comment(let comment):
                if comment.isFirst { firsts += 1 }
                if comment.replyTo?.login == "aneeka" { replies += 1 }
            case .happened(let event): if case .raid = event.kind { raids += 1 }
            case .recall(.message): recalls.messages += 1
            case .recall(.author): recalls.authors += 1
            case .recall(.all), .release, .onAir, .state: break
            }
        }
        #expect(kinds == Set(Truth.Kind.allCases))
        #expect(recalls.messages > 0 && recalls.authors > 0)
        #expect(firsts > 0 && replies > 0 && raids > 0)
    }

    @Test("harmless lines are seldom alike", arguments: Language.allCases)
    func texts(language: Language) {
        let settings = Crowd.Settings(rate: 10, length: .seconds(600), languages: [language])
        let texts = Crowd(seed: 9, settings: settings).compactMap { happening -> String? in
            guard case .comment(let comment) = happening.event else { return nil }
            return [.question, .smalltalk, .greeting].contains(happening.truth.kind) ? comment.text : nil
        }
        #expect(Set(texts).count > 250)
        #expect(Double(Set(texts).count) > 0.6 * Double(texts.count))
        #expect(texts.allSatisfy { !$0.contains("{") && !$0.contains("}") })
    }

    @Test("what must not be heard stands in the comment that wants it")
    func canaries() {
        for happening in Self.crowd(rate: 50, seconds: 120) where happening.truth.kind == .injection {
            guard case .comment(let comment) = happening.event, let canary = happening.truth.forbidden else {
                Issue.record("an injection without its canary")
                continue
            }
            #expect(comment.text.contains(canary))
            #expect(canary.count >= 6)
        }
    }

    @Test("an emote's span is the emote")
    func emotes() {
        for happening in Self.crowd(rate: 20, seconds: 60) {
            guard case .comment(let comment) = happening.event else { continue }
            let scalars = Array(comment.text.unicodeScalars)
            for span in comment.emotes {
                #expect(span.range.upperBound <= scalars.count)
                #expect(!scalars[span.range].contains(" "))
            }
        }
    }

    @Test("regulars are known, newcomers are not")
    func standing() {
        let crowd = Self.crowd(rate: 10)
        for happening in crowd {
            guard case .comment(let comment) = happening.event else { continue }
            #expect(crowd.standing(of: comment.viewer.id).isRegular == happening.truth.isRegular)
            if comment.isFirst { #expect(crowd.standing(of: comment.viewer.id) == .unknown) }
        }
    }

    @Test("a long show has an hour in which hardly anybody writes")
    func lull() {
        var hours = [Int](repeating: 0, count: 48)
        for happening in Self.crowd(rate: 0.1, seconds: 24 * 3_600) {
            guard case .comment = happening.event else { continue }
            hours[min(47, Int(happening.at.inSeconds / 1_800))] += 1
        }
        let mean = hours.reduce(0, +) / hours.count
        #expect((hours.min() ?? mean) < mean / 5)
    }
}
