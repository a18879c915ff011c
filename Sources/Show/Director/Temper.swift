package import Mind
package import Signals

/// How she is today: her mood, what she says too often, and the jokes that may come back.
///
/// Bounded; what was taken back is forgotten here too.
package struct Temper: Sendable {
    private struct Line: Sendable {
        let text: String
        let language: Language
        let names: [String]
        let citations: [Citation]
    }

    /// Replies that habits are known from.
    private static let longest = 60
    /// Chat's laughter and cheers count once in this time …
    private static let window = Duration.seconds(5)
    /// … when so many do it, and so large a share of what is written.
    private static let fewest = 2
    private static let share = 0.3

    private var mood: Mood
    private var habits = Habits()
    private var gags: RunningGags
    private let seed: UInt64
    private var lines: [Line] = []
    private var crowd = Crowd()

    private struct Crowd: Sendable {
        var began: Moment?
        var comments = 0
        var laughs = 0
        var cheers = 0
    }

    package init(persona: Persona, seed: UInt64, at now: Moment) {
        mood = Mood(temperament: persona.temperament, at: now)
        gags = RunningGags(persona: persona, seed: seed)
        self.seed = seed
    }

    /// Another persona: its temperament and its jokes; what she said stays said.
    mutating func take(_ persona: Persona, at now: Moment) {
        mood = Mood(temperament: persona.temperament, at: now)
        gags = RunningGags(persona: persona, seed: seed)
    }

    // MARK: What happens

    mutating func heard(_ comment: Comment, at now: Moment) {
        if let began = crowd.began, now - began > Self.window { settle(at: now) }
        if crowd.began == nil { crowd.began = now }
        crowd.comments += 1
        switch Outburst(comment) {
        case .laughter:
            crowd.laughs += 1
            gags.laughed(at: now)
        case .cheer: crowd.cheers += 1
        case nil: break
        }
    }

    private mutating func settle(at now: Moment) {
        func isMany(_ count: Int) -> Bool {
            count >= Self.fewest && Double(count) >= Self.share * Double(crowd.comments)
        }
        if isMany(crowd.laughs) { mood.receive(.chatLaughs, at: now) }
        if isMany(crowd.cheers) { mood.receive(.chatCheers, at: now) }
        crowd = Crowd()
    }

    mutating func happened(_ event: ChannelEvent, at now: Moment) {
        switch event.kind {
        case .raid(let viewers): mood.receive(.raid(viewers: viewers), at: now)
        case .gift(let count, let tier): mood.receive(.gift(worth: 4.0 * Double(count * tier)), at: now)
        case .subscription(let tier), .resubscription(let tier, _):
            mood.receive(.gift(worth: 4.0 * Double(tier)), at: now)
        case .cheer(let bits): mood.receive(.gift(worth: Double(bits) / 100), at: now)
        case .donation(let cents, _): mood.receive(.gift(worth: Double(cents) / 100), at: now)
        case .follow, .redemption, .hypeTrain, .watchStreak: mood.receive(.chatCheers, at: now)
        case .adBreak: return
        }
    }

    mutating func operatorSpoke(at now: Moment) { mood.receive(.operatorSpoke, at: now) }

    /// A reply of hers was heard.
    mutating func said(_ heard: String, feeling: Feeling, for request: TurnRequest, at now: Moment) {
        if request.shape == .idle { mood.receive(.silence, at: now) }
        mood.receive(.felt(feeling), at: now)
        let names = request.comments.map(\.viewer.name) + request.events.compactMap(\.viewer?.name)
        lines.append(Line(text: heard, language: request.language, names: names, citations: request.citations))
        if lines.count > Self.longest { lines.removeFirst() }
        habits.remember(heard, names: names, language: request.language)
        // A joke that only one viewer understands does not come back.
        if names.allSatisfy({ !heard.contains($0) }) { gags.said(heard, language: request.language, at: now) }
    }

    mutating func forget(_ isCovered: (Citation) -> Bool) {
        let gone = lines.filter { $0.citations.contains(where: isCovered) }
        guard !gone.isEmpty else { return }
        lines.removeAll { $0.citations.contains(where: isCovered) }
        habits = Habits()
        for line in lines { habits.remember(line.text, names: line.names, language: line.language) }
        gags.forget { text in gone.contains { $0.text == text } }
    }

    // MARK: What it colours

    /// Gives a prompt what she feels, what wears off, and a joke that may come back.
    mutating func colour(_ context: inout PromptContext, for request: TurnRequest, at now: Moment) {
        mood.advance(to: now)
        context.mood = mood.words(in: request.language)
        context.avoid = habits.avoid(for: request.language)
        switch request.shape {
        case .single, .few, .idle: context.gag = gags.offer(request.language, at: now)
        case .crowd, .flood, .operator, .operatorWithChat, .events, .welcomeBack: context.gag = nil
        }
    }

    var moodWords: Bilingual { Bilingual { mood.words(in: $0) } }

    /// Whether she said nearly this clause lately.
    func isWorn(_ clause: String, in language: Language) -> Bool { habits.isWorn(clause, language: language) }
}

/// A comment that is nothing but a noise.
private enum Outburst {
    case laughter, cheer

    private static let laughs: Set<String> = [
        "lol", "lmao", "lmfao", "rofl", "xd", "xdd", "xddd", "kekw", "lul", "lulw", "omegalul", "icant", "jaj",
    ]
    private static let cheers: Set<String> = [
        "gg", "pog", "poggers", "pogchamp", "hype", "lets", "vamos", "vamoos", "letsgo", "wooo", "ole", "bravo", "yay",
    ]
    private static let laughters = ["jaja", "jeje", "jiji", "haha", "hehe", "hihi", "kkkk"]

    init?(_ comment: Comment) {
        let words = comment.folded.words.prefix(4)
        guard let first = words.first, comment.folded.shape.scalars <= 40 else {
            return nil
        }
        let word = String(first)
        if Self.laughs.contains(word) || Self.laughters.contains(where: word.hasPrefix) {
            self = .laughter
        } else if Self.cheers.contains(word) {
            self = .cheer
        } else {
            return nil
        }
    }
}
