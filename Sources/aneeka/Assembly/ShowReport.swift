import Chat
import Show
import Signals
import Stage

/// The numbers of the show for `/healthz`, `/metrics`, `/api/turns` and the panel.
struct ShowReport: Sendable {
    let ledger: Ledger
    let health: HealthBoard
    let inlet: ChatInlet

    private static let reported: [TurnMark] = [
        .admitted, .chosen, .asked, .firstToken, .firstClause, .passedGate, .voiceAsked, .firstSample, .audible,
        .mouthMoves,
    ]

    var summary: (body: JSON, isWell: Bool) {
        let parts = health.all
        return (Self.list(parts), !parts.contains { $0.state == .down })
    }

    static func list(_ parts: [Health]) -> JSON {
        .list(
            parts.map { part in
                .object([
                    ("part", JSON(part.partWords)), ("state", .text(part.state.rawValue)),
                    ("stateWords", JSON(part.state.words)), ("message", JSON(part.message)),
                ])
            })
    }

    static func latency(_ ledger: Ledger) -> JSON {
        .list(
            reported.compactMap { mark in
                ledger.percentiles(of: mark).map {
                    .list([.text(mark.rawValue), .number($0.p50), .number($0.p95), .number($0.p99)])
                }
            })
    }

    var turns: JSON {
        .list(
            ledger.last(50).map { entry in
                .object([
                    ("turn", .integer(Int(entry.turn.number))),
                    ("shape", entry.shape.map { .text($0.rawValue) } ?? .null),
                    // Monotonic nanoseconds, as other programs of this machine read them.
                    ("receivedAt", .integer(Int(entry.at(.received)?.nanoseconds ?? 0))),
                    ("held", .number(entry.held.inMilliseconds)),
                    (
                        "milliseconds",
                        .object(
                            TurnMark.allCases.compactMap { mark in
                                entry.delay(to: mark).map { (mark.rawValue, .number($0.inMilliseconds)) }
                            })
                    ),
                ])
            })
    }

    var metrics: String {
        var text = """
            # HELP aneeka_turns_total Turns begun.
            # TYPE aneeka_turns_total counter
            aneeka_turns_total \(ledger.turnCount)
            # HELP aneeka_turns_stopped_total Turns stopped before their last word.
            # TYPE aneeka_turns_stopped_total counter
            aneeka_turns_stopped_total \(ledger.stoppedCount)
            # HELP aneeka_chat_dropped_total Comments lost to the bound of the inlet.
            # TYPE aneeka_chat_dropped_total counter
            aneeka_chat_dropped_total \(inlet.droppedCount)
            # HELP aneeka_turn_milliseconds From a comment's reception to a mark of its turn.
            # TYPE aneeka_turn_milliseconds summary

            """
        for mark in Self.reported {
            guard let percentiles = ledger.percentiles(of: mark) else { continue }
            for (quantile, value) in [("0.5", percentiles.p50), ("0.95", percentiles.p95), ("0.99", percentiles.p99)] {
                text += "aneeka_turn_milliseconds{mark=\"\(mark.rawValue)\",quantile=\"\(quantile)\"} \(value)\n"
            }
            text += "aneeka_turn_milliseconds_count{mark=\"\(mark.rawValue)\"} \(percentiles.count)\n"
        }
        if let admissions = ledger.admissions {
            text += "# HELP aneeka_admission_milliseconds From a comment's reception to its commit.\n"
            text += "# TYPE aneeka_admission_milliseconds summary\n"
            for (quantile, value) in [("0.5", admissions.p50), ("0.95", admissions.p95), ("0.99", admissions.p99)] {
                text += "aneeka_admission_milliseconds{quantile=\"\(quantile)\"} \(value)\n"
            }
            text += "aneeka_admission_milliseconds_count \(admissions.count)\n"
        }
        text += "# HELP aneeka_part_up 1 when a part is well.\n# TYPE aneeka_part_up gauge\n"
        for part in health.all {
            let name = part.part.filter { $0.isLetter || $0.isNumber || " ()".contains($0) }
            text += "aneeka_part_up{part=\"\(name)\"} \(part.state == .well ? 1 : 0)\n"
        }
        return text
    }
}
