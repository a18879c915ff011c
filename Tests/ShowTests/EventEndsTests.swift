import Attention
import Mind
import Moderation
import Show
import Signals
import Testing

@Suite("Every event ends, and once") struct EventEndsTests {
    /// SplitMix64.
    private struct Chances: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
        mutating func isTrue(oneIn count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
    }

    /// A stream by hand: what is given, what is chosen, how turns end.
    private struct Stream {
        var chances: Chances
        var director: Director
        var now = Moment(nanoseconds: 5_000_000_000)
        var number = 0
        var given: Set<MessageID> = []
        var recalled: Set<MessageID> = []
        var ends: [MessageID: [String]] = [:]
        var running: (request: TurnRequest, since: Moment)?

        init(seed: UInt64) {
            chances = Chances(state: seed)
            let persona = Persona.aneeka
            director = Director(
                attention: Attention(settings: AttentionSettings(), startedAt: now),
                readGate: ReadGate(rules: ModerationRules()), dialogue: Dialogue(budget: 2_048),
                composer: PromptComposer(persona: persona, style: .chat),
                temper: Temper(persona: persona, seed: seed, at: now))
        }

        mutating func arrive() {
            number += 1
            let id = MessageID("m\(number)")
            let name = "Viewer\(Int.random(in: 0..<40, using: &chances))"
            let viewer = Viewer(id: ViewerID(.twitch, name), login: name.lowercased(), name: name)
            let kinds: [ChannelEvent.Kind] = [
                .follow, .subscription(tier: 1), .gift(count: 5, tier: 1), .raid(viewers: 9), .cheer(bits: 5),
            ]
            switch Int.random(in: 0..<8, using: &chances) {
            case 0..<3:
                given.insert(id)
                let kind = kinds[Int.random(in: 0..<kinds.count, using: &chances)]
                director.admit(
                    ChannelEvent(id: id, kind: kind, viewer: viewer, platform: .twitch, receivedAt: now), at: now)
            case 3..<7:
                let bits = chances.isTrue(oneIn: 2) ? 100 : 0
                if bits > 0 { given.insert(id) }
                let text = chances.isTrue(oneIn: 3) ? "jajaja" : "aneeka, what about number \(number)?"
                let comment = Comment(id: id, viewer: viewer, text: text, bits: bits, receivedAt: now)
                guard case .readable(let isSayable) = director.judge(comment, at: now) else {
                    given.remove(id)
                    return
                }
                director.admit(comment, nameIsSayable: isSayable, at: now)
            default:
                let ids = given.sorted { $0.text < $1.text }
                guard let id = ids.randomElement(using: &chances) else { return }
                recalled.insert(id)
                _ = director.apply(.message(id), at: now)
            }
        }

        mutating func goOn(after: Duration, isCalm: Bool) {
            now = now + after
            if let turn = running {
                guard isCalm || chances.isTrue(oneIn: 2) else { return }
                let causes: [StopCause?] = [nil, nil, nil, .failure, .panel, .moreImportant, .recall, .operator]
                let cause = isCalm ? nil : causes[Int.random(in: 0..<causes.count, using: &chances)]
                let isHeard = isCalm || !chances.isTrue(oneIn: 3)
                director.ended(
                    turn.request,
                    Director.Ending(
                        heard: isHeard ? "Mil gracias." : "", feeling: .neutral, wasCut: cause != nil, cause: cause,
                        took: now - turn.since), at: now)
                if isHeard {
                    for id in director.thanks(in: turn.request.turn) { ends[id, default: []].append("thanked") }
                }
                running = nil
            } else if case .answer(let request, _) = director.choose(at: now) {
                running = (request, now)
            }
            for departed in director.takeDeparted() { ends[departed.id, default: []].append(departed.fate.rawValue) }
        }
    }

    @Test("thanked aloud or left with a reason, whatever turns do", arguments: 1...8)
    func ends(seed: Int) {
        var stream = Stream(seed: UInt64(seed))
        for _ in 0..<1_500 {
            if stream.chances.isTrue(oneIn: 2) { stream.arrive() }
            stream.goOn(after: .milliseconds(Int.random(in: 50...2_500, using: &stream.chances)), isCalm: false)
        }
        for _ in 0..<400 { stream.goOn(after: .seconds(3), isCalm: true) }
        let strange = stream.given.subtracting(stream.recalled).filter { stream.ends[$0]?.count != 1 }
        #expect(strange.map { "\($0.text) \(stream.ends[$0] ?? [])" }.sorted() == [])
        #expect(stream.given.count > 200 && stream.ends.values.contains(["thanked"]))
        #expect(stream.ends.keys.allSatisfy(stream.given.contains))
    }
}
