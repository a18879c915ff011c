package import Signals

/// Turns text into speech.
package protocol SpeechSynthesizer: Sendable {
    /// As settings and the panel name it.
    var name: String { get }

    /// Speaks one segment and hands over each piece as soon as it exists.
    ///
    /// Suspends while `sink` suspends: a slow listener slows the engine instead of filling memory.
    /// Cancelling the task stops within one piece.
    /// - Throws: ``VoiceError``, or what `sink` threw.
    func synthesize(_ segment: SpeechSegment, into sink: (SpeechPiece) async throws -> Void) async throws
}

package struct VoiceError: ExplainedError {
    package enum Reason: Sendable, Equatable {
        /// This text gives no sound (nothing to pronounce); the next one may.
        case cannotSpeak
        /// The engine is not there or failed.
        case unavailable
    }
    package let reason: Reason
    package let message: Bilingual
    package let isTransient: Bool
    package init(_ reason: Reason, _ message: Bilingual, isTransient: Bool) {
        self.reason = reason
        self.message = message
        self.isTransient = isTransient
    }
}
