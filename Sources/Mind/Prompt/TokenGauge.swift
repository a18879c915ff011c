/// Tokens without a tokenizer: bytes of UTF-8 divided by what the server's own counts say.
package struct TokenGauge: Sendable, Equatable {
    /// Between English prose (4) and Spanish chat (3) with common vocabularies.
    package static let prior = 3.2
    /// What one prompt's count weighs against the next: the last ten or so decide.
    private static let memory = 0.9
    private static let plausible = 1.0...8.0

    private var bytes = 200 * Self.prior
    private var tokens = 200.0

    package init() {}

    /// 1 … 8.
    package var bytesPerToken: Double { bytes / tokens }

    /// - Returns: at least 1 for a text that is not empty.
    package func tokens(in text: String) -> Int { tokens(ofBytes: text.utf8.count) }

    package func tokens(ofBytes count: Int) -> Int { Int((Double(count) / bytesPerToken).rounded(.up)) }

    /// Takes what the server reported for a text of so many bytes; implausible reports are left aside.
    package mutating func calibrate(bytes: Int, tokens: Int) {
        guard bytes > 0, tokens > 0, Self.plausible.contains(Double(bytes) / Double(tokens)) else { return }
        self.bytes = self.bytes * Self.memory + Double(bytes)
        self.tokens = self.tokens * Self.memory + Double(tokens)
    }
}
