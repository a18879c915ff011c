package import Signals

/// Jokes that come back: the persona's own, and lines of hers at which chat laughed.
package struct RunningGags: Sendable {
    private struct Gag: Sendable {
        let text: String
        /// When it was born or offered last; nil: at any time.
        var last: Moment?
    }

    /// Laughter this long after a line is about the line.
    private static let laughSpan = Duration.seconds(8)
    private static let rest = Duration.seconds(600)
    private static let pause = Duration.seconds(480)
    /// Lines of hers kept, a language.
    private static let mostLearned = 16

    private var own: [Language: [Gag]] = [:]
    private var learned: [Language: [Gag]] = [:]
    private var offered: [Language: Moment] = [:]
    private var said: (line: String, language: Language, at: Moment)?
    private let start: Int

    /// - Parameter seed: with which of the persona's gags a show begins.
    package init(persona: Persona, seed: UInt64 = 0) {
        for language in Language.allCases {
            own[language] = persona.voices[language]?.gags.prefix(32).map { Gag(text: $0) } ?? []
        }
        start = Int(seed % 31)
    }

    /// A line of hers was heard to its end.
    package mutating func said(_ line: String, language: Language, at now: Moment) {
        let count = Words.of(line).count
        said = count >= 4 && count <= 30 ? (line, language, now) : nil
    }

    /// Chat laughs.
    package mutating func laughed(at now: Moment) {
        guard let said, now - said.at <= Self.laughSpan else { return }
        self.said = nil
        var gags = learned[said.language] ?? []
        let words = Words.of(said.line)
        gags.removeAll { Words.of($0.text) == words }
        gags.append(Gag(text: said.line, last: now))
        if gags.count > Self.mostLearned { gags.removeFirst() }
        learned[said.language] = gags
    }

    /// A gag that may come back now, at most one every eight minutes and none twice within ten; it counts as used.
    package mutating func offer(_ language: Language, at now: Moment) -> String? {
        if let last = offered[language], now - last < Self.pause { return nil }
        let gags = (own[language] ?? []) + (learned[language] ?? [])
        let free = gags.indices.filter { index in gags[index].last.map { now - $0 >= Self.rest } ?? true }
        guard !free.isEmpty else { return nil }
        let unused = free.filter { gags[$0].last == nil }
        let chosen =
            unused.isEmpty
            ? free.min { (gags[$0].last ?? now) < (gags[$1].last ?? now) } ?? free[0] : unused[start % unused.count]
        let count = own[language]?.count ?? 0
        if chosen < count { own[language]?[chosen].last = now } else { learned[language]?[chosen - count].last = now }
        offered[language] = now
        return gags[chosen].text
    }

    /// Forgets lines of hers, such as those said to what was taken back.
    package mutating func forget(_ isGone: (String) -> Bool) {
        for language in Language.allCases { learned[language]?.removeAll { isGone($0.text) } }
        if let line = said?.line, isGone(line) { said = nil }
    }
}
