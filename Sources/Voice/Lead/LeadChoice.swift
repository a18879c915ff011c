/// Which output shall lead.
package enum LeadPolicy: Hashable, Sendable {
    /// The highest rank that is there; the null output when none is.
    case auto
    /// Only outputs with this name, or whose name begins with it and a colon: "overlay", "device", "device:NAME",
    /// "file:PATH"; the null output while none is there.
    case only(String)
    /// The null output, always.
    case none

    /// As written in the settings: `auto`, `none`, `overlay`, `device`, `device:NAME`, `file:PATH`. Nil for anything else.
    package init?(setting: String) {
        switch setting {
        case "auto": self = .auto
        case "none": self = .none
        case "overlay", "device": self = .only(setting)
        default:
            guard let colon = setting.firstIndex(of: ":"), colon != setting.indices.last else { return nil }
            guard ["device", "file", "overlay"].contains(setting[..<colon]) else { return nil }
            self = .only(setting)
        }
    }

    func admits(_ name: String) -> Bool {
        switch self {
        case .auto: true
        case .only(let wanted): name == wanted || name.hasPrefix(wanted + ":")
        case .none: false
        }
    }
}

/// The usual ranks; of equal ones the newest offer leads.
package enum LeadRank {
    package static let file = 50
    package static let device = 100
    package static let page = 200
}

/// Decides which of the offered outputs leads. Each offer has a serial, so that an output which comes back under its
/// old name is not taken for the one that went.
package struct LeadChoice: Sendable {
    private struct Candidate {
        let serial: Int
        let name: String
        let rank: Int
    }

    package var policy: LeadPolicy
    private var candidates: [Candidate] = []
    private var lastSerial = 0

    package init(policy: LeadPolicy = .auto) {
        self.policy = policy
    }

    /// Replaces an earlier offer of the same name. Returns the offer's serial, from 1.
    package mutating func offer(_ name: String, rank: Int) -> Int {
        withdraw(name)
        lastSerial += 1
        candidates.append(Candidate(serial: lastSerial, name: name, rank: rank))
        return lastSerial
    }

    package mutating func withdraw(_ name: String) {
        candidates.removeAll { $0.name == name }
    }

    package mutating func withdraw(serial: Int) {
        candidates.removeAll { $0.serial == serial }
    }

    /// The serial of the offer that leads; 0: none, the null output leads.
    package var leader: Int {
        candidates.filter { policy.admits($0.name) }.max { ($0.rank, $0.serial) < ($1.rank, $1.serial) }?.serial ?? 0
    }
}
