/// How one part of the program is doing.
package struct Health: Hashable, Sendable {
    package enum State: String, Hashable, Sendable { case starting, well, degraded, down }
    /// The part's name as the panel shows it: "model", "voice", "chat", "stage" …
    package let part: String
    package let state: State
    /// What happened and what to do about it; "" when well.
    package let message: String

    package init(part: String, state: State, message: String = "") {
        self.part = part
        self.state = state
        self.message = message
    }
}
