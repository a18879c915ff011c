package import Signals

/// Why an event leaves without thanks in voice.
package enum EventFate: String, Hashable, Sendable, CaseIterable {
    /// Nobody paid, and it was too late to mention it.
    case expired
    /// More came than have a place; it was one of a number.
    case counted
    /// Its thanks failed too often.
    case failed
    /// The operator stopped its thanks before a word was heard.
    case stopped
    /// It was taken back.
    case recalled
    /// It came as a comment too, and is answered as that.
    case commented
    /// It was a comment's, which left with others, or of whose answer nothing was heard.
    case unanswered
    /// Its reward is set to be ignored.
    case ignored
    /// Its reward did what it is set to, and that is no thanks.
    case rewarded
    /// Its reward had nothing to do, or could not: she is muted, or has enough to say.
    case missed
    /// It came in an earlier run, too long ago.
    case old
}

/// An event that waits no more, with why.
package struct DepartedEvent: Hashable, Sendable {
    package let id: MessageID
    package let fate: EventFate

    package init(id: MessageID, fate: EventFate) {
        self.id = id
        self.fate = fate
    }
}
