/// A ``SpeechGate`` that remembers by itself what was said just before: one for each stretch of talk.
package struct SpeechWatch: Sendable {
    private let gate: SpeechGate
    /// At most ``SpeechGate/remembered`` characters each.
    private var written = ""
    private var spoken = ""

    package init(gate: SpeechGate) {
        self.gate = gate
    }

    /// Judges the next clause and remembers it when it passes.
    package mutating func verdict(written: String, spoken: String) -> SpeechVerdict {
        let verdict = gate.verdict(written: written, spoken: spoken, after: self.written, pronounced: self.spoken)
        if verdict == .pass { pass(written: written, spoken: spoken) }
        return verdict
    }

    /// Something is said that was judged elsewhere: a prepared line.
    package mutating func pass(written: String, spoken: String) {
        self.written = Self.joined(self.written, written)
        self.spoken = Self.joined(self.spoken, spoken)
    }

    /// Enough time or another voice lies between: nothing that follows belongs to what was said.
    package mutating func forget() {
        written = ""
        spoken = ""
    }

    private static func joined(_ before: String, _ clause: String) -> String {
        String((before.isEmpty ? clause : before + " " + clause).suffix(SpeechGate.remembered))
    }
}
