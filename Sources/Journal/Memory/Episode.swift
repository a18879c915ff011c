package import Mind
package import Signals

/// What happened once, in a sentence of hers.
package struct Episode: Hashable, Sendable {
    /// May cite viewers' words.
    package let text: String
    package let language: Language
    package let at: WallTime
}

/// What the operator told her to know.
package struct OperatorFact: Hashable, Sendable {
    package let id: Int64
    package let text: String
    package let at: WallTime
}

/// What a search in her memory finds.
package enum FoundMemory: Hashable, Sendable {
    case fact(Fact)
    case episode(Episode)
}
