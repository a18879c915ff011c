import FoundationEssentials
import Testing

/// What each room may import of ours; the map of ARCHITECTURE.md.
private let map: [String: Set<String>] = [
    "Signals": [],
    "Sound": ["Signals", "CSpeexDSP"],
    "Wire": ["Signals"],
    "Chat": ["Signals", "Wire"],
    "Moderation": ["Signals"],
    "Attention": ["Signals"],
    "Mind": ["Signals"],
    "Voice": ["Signals", "Sound"],
    "Body": ["Signals", "Sound", "Wire"],
    "Stage": ["Signals", "Wire"],
    "Show": ["Signals", "Chat", "Moderation", "Attention", "Mind", "Voice", "Body", "Stage"],
    "Engines": ["Signals", "Sound", "Wire", "Mind", "Voice", "Body", "Chat", "CEspeak", "CPulse", "CQRCode"],
    "Journal": ["Signals", "Mind"],
    "Rehearsal": ["Signals", "Chat", "Moderation", "Attention", "Mind", "Show"],
    "Settings": ["Signals"],
]

/// The repository's root, two folders above this file.
private let root = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }

private func sources(of room: String) throws -> [(path: String, text: String)] {
    let folder = "\(root)/Sources/\(room)"
    return try FileManager.default.subpathsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".swift") }
        .map { ("\(room)/\($0)", try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) }
}

private func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count,
            words[..<index].allSatisfy({
                ["package", "internal", "public", "private", "fileprivate"].contains($0) || $0.hasPrefix("@")
            })
        else { return nil }
        return String(words[words.count > index + 2 ? index + 2 : index + 1].split(separator: ".")[0])
    }
}

@Suite("The house") struct MapTests {
    @Test("no room imports what the map forbids", arguments: map.keys.sorted())
    func rooms(room: String) throws {
        let allowed = try #require(map[room])
        let files = try sources(of: room)
        #expect(!files.isEmpty)
        let ours = Set(map.keys).union(["CEspeak", "CPulse", "CQRCode", "CSpeexDSP", "aneeka"])
        for file in files {
            let forbidden = imports(in: file.text).filter { ours.contains($0) && !allowed.contains($0) }
            #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden)")
        }
    }

    @Test("every folder of Sources has its place on the map")
    func complete() throws {
        let folders = Set(try FileManager.default.contentsOfDirectory(atPath: "\(root)/Sources"))
        let known = Set(map.keys).union(["CEspeak", "CPulse", "CQRCode", "CSpeexDSP", "aneeka"])
        #expect(folders.subtracting(known).isEmpty)
    }

    @Test("sockets stay in Wire, the database in Journal, children in Engines")
    func libraries() throws {
        let homes = [
            "NIO": "Wire", "AsyncHTTPClient": "Wire", "GRDB": "Journal", "Yams": "Settings", "Subprocess": "Engines",
            "Crypto": "Engines",
        ]
        for room in map.keys {
            for file in try sources(of: room) {
                for name in imports(in: file.text) {
                    for (prefix, home) in homes where name.hasPrefix(prefix) && name != "NIOConcurrencyHelpers" {
                        #expect(room == home, "\(file.path) imports \(name)")
                    }
                }
            }
        }
    }

    @Test("the reader of imports sees every form of an import")
    func reader() {
        let text =
            "import A\npackage import B\n@preconcurrency internal import C\nimport struct D.E\n// import F\nlet important = 1"
        #expect(imports(in: text) == ["A", "B", "C", "D"])
    }
}
