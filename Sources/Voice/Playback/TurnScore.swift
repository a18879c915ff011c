internal import Signals
internal import Sound

/// All the sound of one turn, in the order of its clauses, whatever order it came in.
///
/// A clause has its place when every earlier one is complete. Awaits nothing and reads no clock.
struct TurnScore {
    /// 3 ms: a clause rises from and sinks into silence, so that joins do not click.
    static let fade = soundRate * 3 / 1000
    /// How long sound is kept after it was heard: more than a late report of a page can take back.
    private static let keep = soundRate
    private static let mostClauses = 1000

    let turn: TurnID
    /// By the clause's index; nil: not seen yet, or never.
    private var lines: [ScoreLine?] = []
    private(set) var isEnded = false
    /// Lines before this have their place.
    private var placed = 0
    private var placedEnd = 0

    init(turn: TurnID) {
        self.turn = turn
    }

    // MARK: What comes in

    mutating func append(_ piece: SpeechPiece, clause: Clause, segment: SpeechSegment) {
        guard open(clause, segment), lines[clause.index]?.isComplete == false else { return }
        lines[clause.index]?.append(piece)
        place()
    }

    /// A clause that gave nothing may be ended too: it takes no time.
    mutating func complete(_ clause: Clause, segment: SpeechSegment?) {
        let segment =
            segment
            ?? SpeechSegment(turn: turn, clause: clause.index, spoken: "", language: .en, feeling: clause.feeling)
        guard open(clause, segment) else { return }
        lines[clause.index]?.complete()
        place()
    }

    /// Nothing more will come: what is open is complete, what was never seen is left out.
    mutating func end() {
        guard !isEnded else { return }
        for index in lines.indices { lines[index]?.complete() }
        isEnded = true
        place()
    }

    private mutating func open(_ clause: Clause, _ segment: SpeechSegment) -> Bool {
        guard !isEnded, (0..<Self.mostClauses).contains(clause.index) else { return false }
        while lines.count <= clause.index { lines.append(nil) }
        if lines[clause.index] == nil { lines[clause.index] = ScoreLine(clause: clause, segment: segment) }
        return true
    }

    private mutating func place() {
        while placed < lines.count {
            guard let line = lines[placed] else {
                guard isEnded else { return }
                placed += 1
                continue
            }
            if line.start == nil { lines[placed]?.start = placedEnd }
            guard line.isComplete else { return }
            placedEnd += line.frames
            placed += 1
        }
    }

    // MARK: What goes out

    /// The next frames from `cursor` on: at most `limit`, at most to the clause's end, with the fades applied. Nil when
    /// they have not come yet. The last 3 ms of an open clause are held back, as they may have to sink.
    func sound(from cursor: Int, limit: Int) -> TurnSound? {
        for line in lines {
            guard let line, let start = line.start, let end = line.end else { continue }
            let usable = line.isComplete ? end : end - Self.fade
            guard cursor < usable, cursor >= start, !line.isReleased else { continue }
            let range = cursor - start..<min(usable, cursor + limit) - start
            var samples = Array(line.samples[range])
            for frame in range.lowerBound..<max(range.lowerBound, min(range.upperBound, Self.fade)) {
                samples[frame - range.lowerBound] *= Fade.rise(at: frame, over: Self.fade)
            }
            if line.isComplete {
                let sinkFrom = max(range.lowerBound, line.frames - Self.fade)
                for frame in sinkFrom..<max(sinkFrom, range.upperBound) {
                    samples[frame - range.lowerBound] *= Fade.rise(at: line.frames - 1 - frame, over: Self.fade)
                }
            }
            return TurnSound(turn: turn, startFrame: cursor, samples: samples)
        }
        return nil
    }

    /// Whether everything before `cursor` is the whole turn.
    func isWhole(at cursor: Int) -> Bool { isEnded && cursor >= placedEnd }

    /// Frames of the clauses up to this one that lie beyond `cursor`.
    func unwritten(upTo clause: Int, from cursor: Int) -> Int {
        lines.prefix(clause + 1).reduce(0) { $0 + ($1?.frames ?? 0) } - cursor
    }

    /// Before this frame there is no sound to go back to.
    private(set) var releasedEnd = 0

    /// Frees the sound of clauses heard a while ago.
    mutating func release(heardUpTo frame: Int) {
        for index in lines.indices {
            guard let line = lines[index], line.isComplete, !line.isReleased, let end = line.end else { continue }
            guard end + Self.keep <= frame else { return }
            lines[index]?.release()
            releasedEnd = end
        }
    }

    // MARK: What was heard

    /// Where another output goes on: the start of the word that was being heard at `frame`.
    func resumption(heardUpTo frame: Int) -> Int {
        for line in lines {
            guard let line, let start = line.start, let end = line.end, frame >= start else { continue }
            if line.isComplete, frame >= end { continue }
            let word = line.wordTimes.last { start + $0.frame <= frame }
            return min(frame, start + (word?.frame ?? 0))
        }
        return frame
    }

    func report(heardUpTo frame: Int) -> HeardReport {
        var heard: [String] = []
        for line in lines {
            guard let line, let start = line.start, frame > start else { continue }
            let text = line.caption(heardUpTo: frame - start)
            if !text.isEmpty { heard.append(text) }
        }
        return HeardReport(
            turn: turn, frame: frame, text: heard.joined(separator: " "), wasCut: !isWhole(at: frame))
    }

    // MARK: What is told

    /// Schedules never told; each once.
    mutating func takeNewSchedules() -> [ClauseSchedule] {
        take { !$0.isScheduled }
    }

    /// Schedules told before that have grown.
    mutating func takeExtendedSchedules(completeOnly: Bool) -> [ClauseSchedule] {
        take { $0.isScheduled && $0.hasNews && (!completeOnly || $0.isComplete) }
    }

    /// Of what ``takeExtendedSchedules(completeOnly:)`` would tell. A clause whose phonemes came ahead of its sound has
    /// nothing to tell yet.
    var hasUntoldNews: Bool {
        lines.contains { line in line.map { $0.start != nil && $0.hasNews && Self.isTellable($0) } ?? false }
    }

    /// A clause without sound is told only when complete: until then nothing is known of it.
    private static func isTellable(_ line: ScoreLine) -> Bool { line.frames > 0 || line.isComplete }

    private mutating func take(where wanted: (ScoreLine) -> Bool) -> [ClauseSchedule] {
        var schedules: [ClauseSchedule] = []
        for index in lines.indices {
            guard let line = lines[index], wanted(line), Self.isTellable(line) else { continue }
            guard let schedule = line.schedule else { continue }
            lines[index]?.isScheduled = true
            lines[index]?.hasNews = false
            schedules.append(schedule)
        }
        return schedules
    }

    /// The first clause with sound that was not yet told audible, if its first frame lies before `cursor`.
    func nextToBeAudible(writtenTo cursor: Int) -> (clause: Int, start: Int)? {
        for (index, line) in lines.enumerated() {
            guard let line, !line.isAudible, line.frames > 0, let start = line.start else { continue }
            return start < cursor ? (index, start) : nil
        }
        return nil
    }

    mutating func markAudible(_ clause: Int) { lines[clause]?.isAudible = true }
}
