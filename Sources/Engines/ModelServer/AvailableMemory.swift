internal import FoundationEssentials

/// What programs may still take without pushing others out.
package enum AvailableMemory {
    /// MiB; nil where the system does not say.
    /// - Parameter meminfo: in Linux's form (proc_meminfo(5)).
    package static func mebibytes(meminfo: String = "/proc/meminfo") -> Int? {
        guard let data = FileManager.default.contents(atPath: meminfo) else { return nil }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where line.hasPrefix("MemAvailable:") {
            return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 / 1024 }
        }
        return nil
    }
}

/// A model with what it needs while it runs.
package struct ModelNeed: Sendable, Equatable {
    package var name: String
    package var mebibytes: Int

    package init(name: String, mebibytes: Int) {
        self.name = name
        self.mebibytes = mebibytes
    }
}
