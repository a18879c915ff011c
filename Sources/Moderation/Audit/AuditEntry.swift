package import Signals

/// One decision of the gates, as the panel and the journal show it; never what was written or said.
package struct AuditEntry: Hashable, Sendable {
    package enum Direction: String, CaseIterable, Hashable, Sendable {
        /// A comment, before anything else sees it.
        case read
        /// A clause of hers, before there is sound of it.
        case said
        /// A viewer's name, before she says it.
        case name
    }

    package enum Source: Hashable, Sendable {
        case message(MessageID)
        case turn(TurnID)
    }

    package enum Judge: String, CaseIterable, Hashable, Sendable {
        case rules
        /// The optional guard model.
        case guardModel
    }

    package let time: WallTime
    package let direction: Direction
    package let source: Source
    package let reason: RefusalReason
    package let judge: Judge

    package init(
        time: WallTime, direction: Direction, source: Source, reason: RefusalReason, judge: Judge = .rules
    ) {
        self.time = time
        self.direction = direction
        self.source = source
        self.reason = reason
        self.judge = judge
    }
}
