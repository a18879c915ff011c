import FoundationEssentials
import Show
import Signals

/// The measuring rig's side of the line protocol: JSON objects, one a line.
enum RigCommand: Equatable {
    case say(String)
    case interrupt
    case quit

    private struct Line: Decodable {
        let op: String
        let text: String?
    }

    /// Nil for what this program does not know; a rig may be newer.
    init?(_ line: String) {
        guard let decoded = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)) else { return nil }
        switch decoded.op {
        case "say": self = .say(decoded.text ?? "")
        case "interrupt": self = .interrupt
        case "quit": self = .quit
        default: return nil
        }
    }
}

/// What the program answers; `t` is CLOCK_MONOTONIC in nanoseconds.
enum RigEvent {
    case up(Moment)
    /// The first bytes of the k-th clause's sound are inside the program.
    case ready(Moment, sequence: Int)
    /// The first bytes of the k-th clause's sound were handed to the sound device.
    case audio(Moment, sequence: Int)
    /// When the device last got a chunk; 0 = never.
    case lastWrite(Moment, at: Moment?)

    init?(_ event: MarkEvent) {
        switch (event.mark, event.clause) {
        case (.firstSample, let clause?): self = .ready(event.at, sequence: clause + 1)
        case (.audible, let clause?): self = .audio(event.at, sequence: clause + 1)
        default: return nil
        }
    }

    var line: String {
        switch self {
        case .up(let at): #"{"ev":"up","t":\#(at.nanoseconds)}"#
        case .ready(let at, let sequence): #"{"ev":"ready","t":\#(at.nanoseconds),"seq":\#(sequence)}"#
        case .audio(let at, let sequence): #"{"ev":"audio","t":\#(at.nanoseconds),"seq":\#(sequence),"bytes":0}"#
        case .lastWrite(let at, let last):
            #"{"ev":"last_write","t":\#(at.nanoseconds),"at":\#(last?.nanoseconds ?? 0)}"#
        }
    }
}
