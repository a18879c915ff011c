package import Mind
internal import Signals

/// Which of a llama.cpp server's slots, each with a cache of its own, serves what: side work must not evict the talk,
/// nor the talk of one language that of the other, whose prompts begin differently.
package struct ModelSlots: Sendable, Equatable {
    package let count: Int

    /// - Parameter count: 1: everything shares one; 2: talk, side work; 3: talk in Spanish and in English apart.
    package init(_ count: Int) {
        self.count = max(1, count)
    }

    package func number(for purpose: Prompt.Purpose) -> Int {
        switch purpose {
        case .sideWork: count - 1
        case .talk(.en): 0
        case .talk(.es): count >= 3 ? 1 : 0
        }
    }
}
