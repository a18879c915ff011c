/// How much of her spoken answers she writes in chat too.
package enum WrittenReplies: String, CaseIterable, Sendable {
    case off
    /// Her first sentence or two.
    case short
    /// All that was heard.
    case full
}
