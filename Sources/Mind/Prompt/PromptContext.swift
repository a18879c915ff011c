package import Signals

/// What she knows of one viewer and what fits this turn.
package struct ViewerNote: Hashable, Sendable {
    package let viewer: ViewerID
    /// As `@name` shows it; hostile text.
    package let name: String
    /// Short phrases in the viewer's own words; hostile text; few.
    package let lines: [String]

    package init(viewer: ViewerID, name: String, lines: [String]) {
        self.viewer = viewer
        self.name = name
        self.lines = lines
    }
}

/// What she remembers of the show at large. Changes seldom, so that a prompt's prefix stays the same.
package struct LastingMemory: Hashable, Sendable {
    /// What the operator told her to know.
    package var operatorFacts: [String]
    /// What happened in earlier streams and earlier in this one, a sentence each, oldest first; hers, so it may cite
    /// viewers' words.
    package var episodes: [String]

    package init(operatorFacts: [String] = [], episodes: [String] = []) {
        self.operatorFacts = operatorFacts
        self.episodes = episodes
    }
}

/// What a prompt is made of, beside the persona and what is to be answered.
package struct PromptContext: Sendable {
    package var lasting: LastingMemory
    package var dialogue: Dialogue
    /// Of the viewers of this turn.
    package var notes: [ViewerNote]
    /// How she feels, in a few words of the turn's language; "" when there is nothing to say.
    package var mood: String
    /// Beginnings and phrases of hers that wear off, newest first.
    package var avoid: [String]
    /// A running gag that may be taken up again; nil mostly.
    package var gag: String?
    /// What to think of in an idle turn; nil: the composer chooses.
    package var idea: String?

    package init(
        lasting: LastingMemory = LastingMemory(), dialogue: Dialogue = Dialogue(), notes: [ViewerNote] = [],
        mood: String = "", avoid: [String] = [], gag: String? = nil, idea: String? = nil
    ) {
        self.lasting = lasting
        self.dialogue = dialogue
        self.notes = notes
        self.mood = mood
        self.avoid = avoid
        self.gag = gag
        self.idea = idea
    }
}
