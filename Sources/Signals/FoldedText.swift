/// A text as the gates read it: one spelling for all the ways in which a word can be written.
package struct FoldedText: Hashable, Sendable {
    package let original: String
    /// Lower case, compatibility forms and look-alikes replaced, marks and invisible characters removed.
    package let letters: String

    package init(_ original: String) {
        self.original = original
        self.letters = original.lowercased()
    }
}
