package import Moderation
internal import Signals

/// A second judge of what she is about to say, usually a model made for it; slower than the gate, so with a deadline.
package protocol SpeechGuard: Sendable {
    /// Answers within its deadline, whatever happens.
    /// - Parameter passed: what was said just before.
    func verdict(on clause: String, after passed: String) async -> SpeechVerdict
}
