import Signals
import Voice

/// A playback with scripted outputs and a log of its events.
struct Rehearsal {
    let output: ScriptedOutput
    let lead: Lead
    let time = VirtualTime()
    let log = Watched<[PlaybackEvent]>([])
    let playback: Playback
    let turn = TurnID(7)

    init(_ output: ScriptedOutput) {
        self.output = output
        lead = Lead(fallback: output)
        let log = log
        playback = Playback(lead: lead, time: time) { event in log.update { $0.append(event) } }
    }

    func clause(_ index: Int, _ text: String, spoken: String? = nil) -> (Clause, SpeechSegment) {
        (
            Clause(turn: turn, index: index, text: text),
            SpeechSegment(turn: turn, clause: index, spoken: spoken ?? text, language: .en)
        )
    }

    /// Appends a whole clause of a constant level, its words spread evenly unless given.
    func speak(
        _ index: Int, _ text: String, spoken: String? = nil, frames: Int, words: [Int]? = nil, level: Float = 0.5,
        ends: Bool = true
    ) async {
        let (clause, segment) = clause(index, text, spoken: spoken)
        if let words {
            var position = 0
            var events: [WordEvent] = []
            for (word, frame) in zip(segment.spoken.split(separator: " "), words) {
                events.append(WordEvent(range: position..<position + word.count, frame: frame))
                position += word.count + 1
            }
            await playback.append(.words(events), turn: turn, clause: clause, segment: segment)
        }
        let sound = [Float](repeating: level, count: frames)
        await playback.append(.sound(sound), turn: turn, clause: clause, segment: segment)
        if ends { await playback.endOfClause(turn, clause: clause) }
    }

    var audible: [(clause: Int, start: Int)] {
        log.value.compactMap { if case .audible(_, let clause, let start, _) = $0 { (clause, start) } else { nil } }
    }

    var scheduled: [ClauseSchedule] {
        log.value.compactMap { if case .clauseScheduled(let schedule) = $0 { schedule } else { nil } }
    }
}
