package import Signals

/// A viewer's comment as memory's side work reads it.
package struct ViewerLine: Hashable, Sendable {
    package let citation: Citation
    /// As shown in chat; hostile text.
    package let name: String
    /// Hostile text.
    package let text: String
    package let told: WallTime

    package init(citation: Citation, name: String, text: String, told: WallTime) {
        self.citation = citation
        self.name = name
        self.text = text
        self.told = told
    }

    package init(_ comment: Comment, told: WallTime) {
        self.init(citation: Citation(comment), name: comment.viewer.name, text: comment.text, told: told)
    }
}
