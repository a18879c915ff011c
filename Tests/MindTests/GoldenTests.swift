import Foundation
import Mind
import Testing

/// The golden prompts stand in `Golden/`, one a file. After a change that is meant:
///
///     ANEEKA_REWRITE_GOLDEN=1 swift test -c release --filter GoldenTests
///
/// writes them and their hash anew; the embedded models are then trained anew (`marks.md`).
@Suite("golden prompts") struct GoldenTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    private let rewrites = ProcessInfo.processInfo.environment["ANEEKA_REWRITE_GOLDEN"] != nil

    @Test("each shape's prompt, and the hash of all, is the one that models were trained on")
    func same() throws {
        let samples = PromptContract.samples
        #expect(samples.count == 54 && Set(samples.map(\.name)).count == 54)
        if rewrites {
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        for sample in samples {
            let file = folder.appending(path: sample.name + ".txt")
            if rewrites { try Data(sample.text.utf8).write(to: file) }
            let golden = try Data(contentsOf: file)
            #expect(golden == Data(sample.text.utf8), "\(sample.name) differs; see GoldenTests.swift")
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
        #expect(files.count == samples.count)
        let file = folder.appending(path: "hash")
        if rewrites { try Data((PromptContract.hash + "\n").utf8).write(to: file) }
        let hash = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(hash == PromptContract.hash + "\n" && hash.count == 17, "the hash that model cards name")
    }
}
