internal import Synchronization

/// The last lines that a child wrote, for the message about its end.
final class LastLines: Sendable {
    private let limit: Int
    private let lines = Mutex<[String]>([])

    init(_ limit: Int = 40) { self.limit = limit }

    func append(_ line: String) {
        lines.withLock { lines in
            lines.append(String(line.prefix(300)))
            if lines.count > limit { lines.removeFirst() }
        }
    }

    /// What helps to find the cause: complaints if there are any, else the very last lines.
    func telling(_ count: Int = 4) -> [String] {
        lines.withLock { lines in
            let complaints = lines.filter {
                $0.contains(" E ") || $0.lowercased().contains("error") || $0.contains("fail")
            }
            return Array((complaints.isEmpty ? lines : complaints).suffix(count))
        }
    }

    var all: [String] { lines.withLock { $0 } }
}
