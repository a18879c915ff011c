package import Signals

/// A turn as it was chosen.
package struct TurnBeginning: Sendable {
    package let request: TurnRequest
    /// Named score parts of each chosen comment: why it was chosen.
    package let reasons: [MessageID: [String: Double]]
    package let at: WallTime

    package init(_ request: TurnRequest, reasons: [MessageID: [String: Double]] = [:], at: WallTime = .now) {
        self.request = request
        self.reasons = reasons
        self.at = at
    }
}
