package import Signals

/// Counts what happens in a rehearsal.
///
/// Bounded whatever the number of comments: small records of at most 65,536 viewers, some ten thousand messages that
/// matter, ``mostTold`` turns and a fixed number of time slices.
package struct Tally: Sendable {
    package static let mostTold = 400
    private static let longestText = 240
    private static let mostLines = 8

    private let start: Moment
    private let length: Double
    private var timeline: Timeline

    private var comments = 0
    private var admitted = 0
    private var refused: [String: Int] = [:]
    private var answerable = 0
    private var named = 0
    /// Of ``answerable``.
    private var answeredWell = 0
    private var drawnIn = 0
    private var ages = Sample()
    private var agePoints: [Figures.Point] = []
    private var ageStride = 1
    private var gifts = Gifts()
    private var operatorSince: [Double] = []
    private var operatorLines = 0
    private var operatorWaits = Sample()
    private var fairness = Fairness()
    private var sameness = Sameness()
    /// Those that no host needs to answer, lately.
    private var trifles = Recent<MessageID, Bool>(capacity: 16_384)
    private var answered = Recent<MessageID, TurnID>(capacity: 32_768)
    private var answeredTwice: [MessageID] = []
    private var twiceCount = 0

    private var safety = Safety()

    private var running: [TurnID: (request: TurnRequest, why: [MessageID: String], began: Moment)] = [:]
    private var turns = 0
    private var stopped = 0
    private var failed = 0
    private var words = Sample()
    private var spoken = 0.0
    private var shapeTurns: [LoadShape: Int] = [:]
    private var shapeTime: [LoadShape: Double] = [:]
    private var faces = 0
    private var tokens = (prompt: 0, cached: 0, completion: 0)
    private var memory = MemoryLog()
    private var toldFirst: [ToldTurn] = []
    private var toldLast: [ToldTurn] = []
    private var untold = 0

    /// - Parameter length: of the rehearsal, as planned.
    package init(start: Moment, length: Duration) {
        self.start = start
        self.length = max(1, length.inSeconds)
        timeline = Timeline(length: self.length)
    }

    private func second(_ moment: Moment) -> Double { (moment - start).inSeconds }

    // MARK: What the audience does

    /// Everything that a crowd does goes here first, before the gate's verdict is told.
    package mutating func commented(_ happening: Happening) {
        let second = happening.at.inSeconds
        let truth = happening.truth
        switch happening.event {
        case .comment(let comment):
            comments += 1
            safety.came(comment.id, truth)
            timeline.change(at: second) { $0.comments += 1 }
            if truth.kind.isAnswerable {
                answerable += 1
                fairness.wrote(comment.viewer.id, isRegular: truth.isRegular, at: second)
            } else {
                trifles.insert(true, for: comment.id)
            }
            if comment.bits > 0 { gifts.given(comment.id, by: comment.viewer.id, at: second) }
        case .happened(let event):
            if event.isPaid { gifts.given(event.id, by: event.viewer?.id, at: second) }
        case .recall(let recall): recalled(recall, at: start + happening.at)
        case .release, .onAir, .state: break
        }
    }

    package mutating func admitted(_ id: MessageID) {
        admitted += 1
        safety.admitted(id)
    }

    /// - Parameter kind: the gate's word for it.
    package mutating func refused(_ id: MessageID, kind: String, at now: Moment) {
        refused[kind, default: 0] += 1
        safety.refused(id, kind: kind)
        timeline.change(at: second(now)) { $0.refused += 1 }
    }

    /// For recalls that come from elsewhere than the crowd.
    package mutating func recalled(_ recall: Recall, at now: Moment) {
        safety.recalled(recall, at: now)
        gifts.takenBack { id, viewer in
            switch recall {
            case .message(let message): id == message
            case .author(let author, _, _): viewer == author
            case .all(let platform): viewer?.platform == platform
            }
        }
    }

    package mutating func operatorSpoke(at now: Moment) {
        operatorLines += 1
        if operatorSince.count < 256 { operatorSince.append(second(now)) }
    }

    // MARK: What she does

    /// - Parameter why: each comment's reason, in words.
    package mutating func turnBegan(_ request: TurnRequest, why: [MessageID: String] = [:], at now: Moment) {
        running[request.turn] = (request, why, now)
    }

    package mutating func turnEnded(_ end: HeardTurn) {
        guard let (request, why, began) = running.removeValue(forKey: end.turn) else { return }
        let sound = end.firstSound ?? began
        turns += 1
        shapeTurns[request.shape, default: 0] += 1
        switch end.outcome {
        case .stopped: stopped += 1
        case .failed: failed += 1
        case .finished, .prepared: break
        }
        tokens.prompt += end.promptTokens
        tokens.cached += end.cachedTokens
        tokens.completion += end.completionTokens
        if !end.heard.isEmpty {
            let time = max(0, (end.at - sound).inSeconds)
            spoken += time
            shapeTime[request.shape, default: 0] += time
            timeline.spoke(request.shape, from: second(sound), to: second(end.at))
            judge(request, end, began, sound)
        }
        tell(request, why, end, sound)
    }

    /// A face instead of words.
    package mutating func face(_ feeling: Feeling, at now: Moment) {
        faces += 1
        timeline.change(at: second(now)) { $0.faces += 1 }
    }

    /// How many wait to be answered.
    package mutating func queue(_ waiting: Int, at now: Moment) {
        timeline.change(at: second(now)) { $0.queue = max($0.queue, waiting) }
    }

    package mutating func memorySample(bytes: Int, at now: Moment) {
        memory.add(bytes: bytes, at: second(now))
        timeline.change(at: second(now)) { $0.memory = max($0.memory, bytes) }
    }

    // MARK: An ended turn

    private mutating func judge(_ request: TurnRequest, _ end: HeardTurn, _ began: Moment, _ sound: Moment) {
        let spoken = Sameness.words(end.heard)
        words.add(Double(spoken.count))
        var names = Set(request.comments.map { Self.plain($0.viewer.name) })
        names.formUnion(request.events.compactMap { $0.viewer.map { Self.plain($0.name) } })
        sameness.heard(end.heard, names: names)
        safety.heard(Set(spoken), of: request, until: end.at)
        if request.operatorWords != nil, !operatorSince.isEmpty {
            operatorWaits.add(second(sound) - operatorSince.removeFirst())
        }
        for event in request.events { gifts.acknowledged(event.id, at: second(end.at)) }
        if request.shape == .events, request.events.contains(where: \.isPaid) {
            gifts.counted(request.waiting, before: second(began), at: second(end.at))
        }
        // Who waits beside a crowd's answer is part of the crowd; else they wait on.
        let isCrowd = request.shape == .crowd || request.shape == .flood
        var others = request.copies.values.reduce(isCrowd ? request.waiting : 0, +)
        for comment in request.comments {
            if comment.bits > 0 { gifts.acknowledged(comment.id, at: second(end.at)) }
            if Self.isNamed(comment, request, end.heard) { answer(comment, end, sound) } else { others += 1 }
        }
        // A thanks does not stand for the comments that wait meanwhile.
        if request.shape != .events {
            drawnIn += others
            timeline.change(at: second(sound)) { $0.drawnIn += others }
        }
    }

    private mutating func answer(_ comment: Comment, _ end: HeardTurn, _ sound: Moment) {
        named += 1
        if trifles[comment.id] == nil { answeredWell += 1 }
        let age = (sound - comment.receivedAt).inSeconds
        ages.add(age)
        if named % ageStride == 0 {
            if agePoints.count == 2_048 {
                agePoints = agePoints.indices.filter { $0 % 2 == 0 }.map { agePoints[$0] }
                ageStride *= 2
            }
            agePoints.append(Figures.Point(at: second(sound), value: age))
        }
        timeline.change(at: second(sound)) { $0.answered += 1 }
        fairness.answered(comment.viewer.id, at: second(sound))
        if answered[comment.id] != nil {
            twiceCount += 1
            if answeredTwice.count < 100 { answeredTwice.append(comment.id) }
        }
        answered.insert(end.turn, for: comment.id)
    }

    /// The only ones of a turn are answered whatever she calls them; of a crowd, those whose name was heard.
    static func isNamed(_ comment: Comment, _ request: TurnRequest, _ heard: String) -> Bool {
        switch request.shape {
        case .crowd, .flood, .operatorWithChat, .welcomeBack, .idle:
            let name = plain(comment.viewer.name)
            return !name.isEmpty && plain(heard).contains(name)
        case .single, .few, .events, .operator: return true
        }
    }

    /// Folded letters and digits alone.
    private static func plain(_ name: String) -> String {
        String(FoldedText.letters(of: name).filter { $0.isLetter || $0.isNumber })
    }

    // MARK: The tale

    private mutating func tell(
        _ request: TurnRequest, _ why: [MessageID: String], _ end: HeardTurn, _ sound: Moment
    ) {
        let lines = request.comments.prefix(Self.mostLines).map { comment in
            ToldTurn.Line(
                name: String(comment.viewer.name.prefix(40)), text: String(comment.text.prefix(Self.longestText)),
                age: (sound - comment.receivedAt).inSeconds, why: why[comment.id] ?? "",
                isNamed: Self.isNamed(comment, request, end.heard), slippedIn: safety.slip(comment.id))
        }
        let told = ToldTurn(
            number: end.turn.number, at: second(sound), length: max(0, (end.at - sound).inSeconds),
            shape: request.shape, lines: lines, more: request.waiting + request.comments.count - lines.count,
            events: Array(request.events.prefix(Self.mostLines)), operatorWords: request.operatorWords,
            heard: end.heard, outcome: end.outcome)
        if toldFirst.count < Self.mostTold / 2 {
            toldFirst.append(told)
        } else {
            toldLast.append(told)
            if toldLast.count > Self.mostTold / 2 {
                toldLast.removeFirst()
                untold += 1
            }
        }
    }

    // MARK: The figures

    package func figures(at end: Moment) -> Figures {
        let now = second(end)
        let time = max(1, now)
        let unsafe = Truth.Kind.allCases.filter(\.isUnsafe)
        return Figures(
            length: time, rate: Double(comments) / time, comments: comments, admitted: admitted,
            refused: refused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) },
            answerable: answerable, named: named, answeredWell: min(answerable, answeredWell), drawnIn: drawnIn,
            ages: Figures.Spread(ages), agePoints: agePoints,
            paid: gifts.count, paidCounted: gifts.counted, paidWaits: Figures.Spread(gifts.waits), paidLate: gifts.late,
            paidMissed: gifts.missed(at: now), paidPending: gifts.pending(at: now), paidExcused: gifts.excused,
            paidPoints: gifts.points, operatorLines: operatorLines, operatorWaits: Figures.Spread(operatorWaits),
            viewers: fairness.viewers, viewersAnswered: fairness.shareAnswered, gini: fairness.gini,
            mostAnswers: fairness.mostAnswers, longestRegularWait: fairness.longestRegularWait,
            forgottenRegulars: fairness.forgottenRegulars, twice: twiceCount, answeredTwice: answeredTwice,
            repeatedOpeners: Self.share(sameness.repeatedOpeners, sameness.count),
            repeatedPhrases: Self.share(sameness.repeatedPhrases, sameness.phrases),
            unsafeHeard: unsafe.map { ($0, safety.came[$0] ?? 0, safety.passed[$0] ?? 0) }, unsafeSaid: safety.said,
            injections: safety.came[.injection] ?? 0, injectionsAdmitted: safety.passed[.injection] ?? 0,
            injectionsObeyed: safety.obeyed, spokenAfterRecall: safety.spokenAfterRecall,
            harmlessRefused: safety.harmlessRefused,
            turns: turns, stopped: stopped, failed: failed,
            shapes: LoadShape.allCases.map {
                Figures.ShapeShare(shape: $0, turns: shapeTurns[$0] ?? 0, spoken: shapeTime[$0] ?? 0)
            },
            wordsPerTurn: words.mean, speaking: min(1, spoken / time), faces: faces, promptTokens: tokens.prompt,
            cachedTokens: tokens.cached, completionTokens: tokens.completion,
            memoryAtStart: memory.first, memoryAtEnd: memory.last, memoryPeak: memory.peak, memoryIsFlat: memory.isFlat,
            timeline: timeline,
            told: toldFirst + toldLast, untold: untold)
    }

    private static func share(_ part: Int, _ whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
