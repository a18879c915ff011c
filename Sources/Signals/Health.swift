/// How one part of the program is doing.
package struct Health: Hashable, Sendable {
    package enum State: String, Hashable, Sendable { case starting, well, degraded, down }
    /// The part's name as the panel shows it: "model", "voice", "chat", "stage" …
    package let part: String
    package let state: State
    /// What happened and what to do about it; empty when well.
    package let message: Bilingual

    package init(part: String, state: State, message: Bilingual = .empty) {
        self.part = part
        self.state = state
        self.message = message
    }
}
