import FoundationEssentials

/// This process's memory as the system counts it.
enum ResidentMemory {
    /// 0 where it cannot be told (no `/proc`).
    static var bytes: Int {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
        else { return 0 }
        return kibibytes * 1024
    }
}
