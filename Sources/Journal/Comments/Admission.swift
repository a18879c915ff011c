package import Mind
package import Signals

/// What the journal tells of comments that it took in.
package struct Admission: Sendable {
    /// Ids that were in the journal already; what comes with them must not be answered again.
    package let known: [MessageID]
    /// Of the new comments' viewers, as they were known before; without those whose platform gives no id, and those
    /// whose comment was refused or has been taken back.
    package let viewers: [ViewerID: RememberedViewer]

    package init(known: [MessageID], viewers: [ViewerID: RememberedViewer]) {
        self.known = known
        self.viewers = viewers
    }
}
