import Mind
import Signals
import Testing

@Suite("her mood") struct MoodTests {
    private func at(_ seconds: Double) -> Moment { Moment(nanoseconds: Int64(seconds * 1e9)) }
    private func mood() -> Mood { Mood(temperament: .init(valence: 0.3, energy: 0.6), at: at(0)) }

    @Test("near her temperament there is nothing to say")
    func calm() {
        var mood = mood()
        for language in Language.allCases { #expect(mood.words(in: language) == "") }
        mood.receive(.felt(Feeling(.joy)), at: at(1))
        #expect(mood.words(in: .en) == "")
    }

    @Test(
        "what happens moves it the way it should",
        arguments: [
            (Mood.Happening.chatLaughs, 1.0), (.chatCheers, 1), (.chatIsAngry, -1), (.chatIsSad, -1), (.silence, -1),
            (.raid(viewers: 50), 1), (.gift(worth: 30), 1), (.operatorSpoke, 1), (.felt(Feeling(.sadness)), -1),
        ])
    func pushes(happening: Mood.Happening, sign: Double) {
        var mood = mood()
        mood.receive(happening, at: at(1))
        #expect((mood.valence - 0.3) * sign > 0)
        for second in 2..<400 { mood.receive(happening, at: at(Double(second))) }
        #expect((-1...1).contains(mood.valence) && (0...1).contains(mood.energy))
        #expect(Language.allCases.allSatisfy { mood.words(in: $0) != "" })
    }

    @Test("half of it is gone in six minutes")
    func halfLife() {
        var mood = mood()
        mood.receive(.raid(viewers: 100), at: at(0))
        let far = mood.valence - 0.3
        mood.advance(to: at(360))
        #expect(abs((mood.valence - 0.3) - far / 2) < 0.001)
        mood.advance(to: at(100_000))
        #expect(abs(mood.valence - 0.3) < 0.001)
    }

    @Test("hours on air tire her, within bounds")
    func tired() {
        var mood = mood()
        mood.advance(to: at(3 * 3_600))
        #expect(mood.energy < 0.4 && mood.words(in: .en) == "running low on battery")
        mood.advance(to: at(40 * 3_600))
        #expect(mood.energy >= 0.2)
    }

    @Test("words do not flicker at a border")
    func hysteresis() {
        var mood = mood()
        var changes = 0
        var before = ""
        // A laugh every 40 seconds: around the border for a long time.
        for step in 0..<200 {
            mood.receive(.chatLaughs, at: at(Double(step) * 160))
            mood.advance(to: at(Double(step) * 160 + 80))
            let now = mood.words(in: .es)
            if now != before { changes += 1 }
            before = now
        }
        #expect(changes <= 6)
    }
}
