import Engines
import FoundationEssentials
import Signals
import Synchronization
import TestKit
import Testing
import Wire

/// A whole file or none, whatever the server does.
@Suite("FileFetch") struct FileFetchTests {
    private static let file = DownloadDouble.bytes(300_000)
    /// By `sha256sum`.
    private static let hash = "f09241518929350c2f91b5923404bcf747ec72d2cf93bdb1c0eb83f9a48904a4"

    /// Everything a test of one fetch needs.
    private struct Bench: Sendable {
        let double: DownloadDouble
        let folder: String
        let events = Watched<[FetchEvent]>([])
        var path: String { folder + "/models/m.bin" }

        func order(sha256: String? = hash, bytes: Int = file.count, isExact: Bool = true) -> FetchOrder {
            FetchOrder(
                address: double.url + "/m.bin", path: path, sha256: sha256, bytes: Int64(bytes), isExact: isExact)
        }

        /// Waits are told and not waited.
        @discardableResult
        func run(_ order: FetchOrder, _ limits: FetchLimits = FetchLimits()) async throws -> FetchedFile {
            let client = HTTPClient()
            let fetch = FileFetch(client: client, limits: limits, pause: { _ in try Task.checkCancellation() })
            do {
                let fetched = try await fetch.run(order) { event in events.update { $0.append(event) } }
                await client.shutdown()
                return fetched
            } catch {
                await client.shutdown()
                throw error
            }
        }

        var whole: [UInt8]? { FileManager.default.contents(atPath: path).map(Array.init) }
        var part: [UInt8]? { FileManager.default.contents(atPath: path + ".part").map(Array.init) }
        func write(_ bytes: [UInt8], behind suffix: String) throws {
            try FileManager.default.createDirectory(atPath: folder + "/models", withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(filePath: path + suffix))
        }
        var retries: [FetchError.Reason] {
            events.value.compactMap { if case .retry(let error, _) = $0 { error.reason } else { nil } }
        }
        var pauses: [Duration] {
            events.value.compactMap { if case .retry(_, let pause) = $0 { pause } else { nil } }
        }
        var ranges: [String] { double.calls.value.map { $0.headers["range"] ?? "" } }
    }

    private func withBench(
        _ twists: [DownloadDouble.Twist] = [], _ body: @Sendable (Bench) async throws -> Void
    ) async throws {
        let folder = try temporaryFolder("aneeka-fetch")
        defer { removeFolder(folder) }
        try await withDownloadDouble(["/m.bin": DownloadDouble.File(Self.file)], twists) { double in
            try await body(Bench(double: double, folder: folder))
        }
    }

    /// As short as a wait for an event that never comes may be, on a machine that is busy with other tests.
    private static func hasty(connect: Duration = .seconds(10)) -> FetchLimits {
        var limits = FetchLimits()
        limits.calls = CallLimits(connect: connect, firstByte: .seconds(2), betweenBytes: .seconds(2))
        return limits
    }

    // MARK: well

    @Test("a file comes whole, is proven by the catalogue's hash and leaves nothing beside it")
    func whole() async throws {
        try await withBench { bench in
            let fetched = try await bench.run(bench.order())
            #expect(fetched.source == .fetched && fetched.proof == .catalogue)
            #expect(fetched.sha256 == Self.hash && fetched.bytes == Int64(Self.file.count))
            #expect(bench.whole == Self.file)
            #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/models") == ["m.bin"])
            #expect(bench.events.value.last == .progress(have: 300_000, total: 300_000))
            // No server is asked twice for what is there.
            #expect(try await bench.run(bench.order()).source == .alreadyThere)
            #expect(bench.double.calls.value.count == 1)
        }
    }

    @Test("a hash that nobody knew is learned, kept as sha256sum writes it, and counts from then on")
    func learning() async throws {
        try await withBench { bench in
            let order = bench.order(sha256: nil, bytes: 290_000, isExact: false)
            #expect(try await bench.run(order).proof == .learnedNow)
            let note = try String(contentsOfFile: bench.path + ".sha256", encoding: .utf8)
            #expect(note == "\(Self.hash)  m.bin\n")
            #expect(try await FileFetch.check(order)?.proof == .learnedBefore)
            // The file is lost and its authors, or somebody in between, have another one now.
            try FileManager.default.removeItem(atPath: bench.path)
            bench.double.files.update { $0["/m.bin"] = .init(DownloadDouble.bytes(300_000, seed: 2), etag: "\"2\"") }
            let error = await #expect(throws: FetchError.self) { try await bench.run(order) }
            guard case .wrongBytes(Self.hash, _, isLearned: true) = error?.reason else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(bench.whole == nil && bench.part == nil)
        }
    }

    @Test("a redirect is followed, also one without a host; the range goes with it")
    func redirect() async throws {
        try await withBench([.redirect(to: "/moved/m.bin")]) { bench in
            bench.double.files.update { $0["/moved/m.bin"] = .init(Self.file) }
            try bench.write(Array(Self.file[..<1_000]), behind: ".part")
            try await bench.run(bench.order())
            #expect(bench.double.calls.value.map(\.path) == ["/m.bin", "/moved/m.bin"])
            #expect(bench.ranges == ["bytes=1000-", "bytes=1000-"])
            #expect(bench.whole == Self.file)
        }
    }

    @Test("a body without a length comes whole")
    func chunked() async throws {
        try await withBench([.chunked]) { bench in
            try await bench.run(bench.order())
            #expect(bench.whole == Self.file)
        }
    }

    // MARK: going on

    @Test("after a cut only the missing bytes are asked for", arguments: [1, 4_095, 131_072, 299_999])
    func cut(count: Int) async throws {
        try await withBench([.cut(after: count)]) { bench in
            try await bench.run(bench.order())
            #expect(bench.whole == Self.file)
            #expect(bench.retries == [.cut])
            let calls = bench.double.calls.value
            // A broken connection may lose what was under way; never is a byte asked for that is there.
            let start = try #require(calls.last?.headers["range"].flatMap { Int($0.dropFirst(6).dropLast()) } ?? 0)
            #expect(calls.count == 2 && start <= count)
            #expect(calls.last?.bytesSent == Self.file.count - start)
            if start > 0 { #expect(calls.last?.status == 206 && calls.last?.headers["if-range"] == "\"1\"") }
        }
    }

    @Test("a stalled answer, and one that never begins, is given up and gone on with")
    func stalled() async throws {
        try await withBench([.silence, .stall(after: 100_000)]) { bench in
            try await bench.run(bench.order(), Self.hasty())
            #expect(bench.whole == Self.file)
            // A machine that is busy enough may see one more.
            #expect(bench.retries.count >= 2 && bench.retries.allSatisfy { $0 == .stalled })
            #expect(bench.ranges.last?.hasPrefix("bytes=") == true)
        }
    }

    @Test("of a file that changed meanwhile nothing old is kept", arguments: [true, false])
    func changed(serverKnowsIfRange: Bool) async throws {
        try await withBench([.cut(after: 200_000)]) { bench in
            bench.double.files.update { $0["/m.bin"] = .init(DownloadDouble.bytes(300_000, seed: 7), etag: "\"old\"") }
            var once = FetchLimits()
            once.tries = 1
            let error = await #expect(throws: FetchError.self) { try await bench.run(bench.order(), once) }
            #expect(error?.reason == .cut && error?.isTransient == true)
            #expect(!(bench.part ?? []).isEmpty)

            bench.double.files.update { $0["/m.bin"] = .init(Self.file) }
            bench.double.twists.update { $0 = serverKnowsIfRange ? [.none] : [.ignoresIfRange] }
            try await bench.run(bench.order())
            #expect(bench.whole == Self.file)
            #expect(bench.double.calls.value.dropFirst().map(\.status) == (serverKnowsIfRange ? [200] : [206, 200]))
        }
    }

    @Test("a range that is ignored costs the beginning again, and nothing else")
    func ignoredRange() async throws {
        try await withBench([.cut(after: 200_000), .ignoresRange]) { bench in
            try await bench.run(bench.order())
            #expect(bench.whole == Self.file)
            #expect(bench.double.calls.value.map(\.status) == [200, 200])
        }
    }

    @Test("a part that is whole already gets its name without one more byte")
    func wholePart() async throws {
        try await withBench { bench in
            try bench.write(Self.file, behind: ".part")
            try await bench.run(bench.order())
            #expect(bench.whole == Self.file && bench.part == nil)
            #expect(bench.double.calls.value.map(\.bytesSent) == [0])
        }
    }

    @Test("a part longer than the file is thrown away")
    func longPart() async throws {
        try await withBench { bench in
            try bench.write(Self.file + [1, 2, 3], behind: ".part")
            try await bench.run(bench.order())
            #expect(bench.whole == Self.file)
            #expect(bench.double.calls.value.map(\.status) == [416, 200])
        }
    }

    @Test("what lies there under the name with other bytes is replaced")
    func replaced() async throws {
        try await withBench { bench in
            try bench.write([1, 2, 3], behind: "")
            try await bench.run(bench.order())
            #expect(bench.whole == Self.file)
            #expect(bench.events.value.contains(.replacing))
        }
    }

    @Test("cancelled, what came stays and the next fetch goes on there")
    func cancelled() async throws {
        try await withBench([.stall(after: 150_000)]) { bench in
            let task = Task { try await bench.run(bench.order()) }
            try await bench.events.wait { $0.contains(.progress(have: 150_000, total: 300_000)) }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(bench.part?.count == 150_000 && bench.whole == nil)
            try await bench.run(bench.order())
            #expect(bench.whole == Self.file && bench.ranges.last == "bytes=150000-")
        }
    }

    @Test("two fetches of one file do not write into each other")
    func twoAtOnce() async throws {
        try await withBench([.stall(after: 50_000)]) { bench in
            let first = Task { try await bench.run(bench.order()) }
            try await bench.events.wait { $0.contains(.progress(have: 50_000, total: 300_000)) }
            let error = await #expect(throws: FetchError.self) { try await bench.run(bench.order()) }
            #expect(error?.reason == .isBeingFetched)
            first.cancel()
            _ = await first.result
            #expect(bench.part?.count == 50_000)
        }
    }

    // MARK: refusals

    @Test(
        "what no second try helps is told at once",
        arguments: [
            (DownloadDouble.Twist.status(404), FetchError.Reason.notFound(status: 404)),
            (.status(403), .notAllowed(status: 403)), (.status(401), .notAllowed(status: 401)),
            (.status(418), .otherStatus(418)), (.page, .page), (.redirect(to: ""), .badAddress),
            (.redirect(to: "file:///etc/hostname"), .badAddress),
        ])
    func refused(twist: DownloadDouble.Twist, reason: FetchError.Reason) async throws {
        try await withBench([twist]) { bench in
            let error = await #expect(throws: FetchError.self) { try await bench.run(bench.order()) }
            #expect(error?.reason == reason && error?.isTransient == false)
            #expect(bench.double.calls.value.count == 1)
            #expect(bench.whole == nil && bench.part == nil)
        }
    }

    @Test("a busy server is asked again, so often and no more", arguments: [429, 503])
    func busy(status: Int) async throws {
        try await withBench([.status(status), .status(status)]) { bench in
            try await bench.run(bench.order())
            #expect(bench.retries == [.tooBusy(status: status), .tooBusy(status: status)])
            #expect(bench.whole == Self.file)
        }
        try await withBench(Array(repeating: .status(status), count: 20)) { bench in
            let error = await #expect(throws: FetchError.self) { try await bench.run(bench.order()) }
            #expect(error?.reason == .tooBusy(status: status))
            #expect(bench.double.calls.value.count == FetchLimits().tries)
        }
    }

    @Test(
        "a server that asks for a pause gets it, within reason",
        arguments: [("90", 90), ("7200", 300)])
    func pause(header: String, seconds: Int64) async throws {
        try await withBench([.status(429, retryAfter: header)]) { bench in
            try await bench.run(bench.order())
            #expect(bench.pauses == [.seconds(seconds)])
            #expect(bench.whole == Self.file)
        }
    }

    @Test(
        "a pause that is none, or in the past, is left alone",
        arguments: ["soon", "-3", "Fri, 27 Nov 2026 08:00:00 GMT"])
    func noPause(header: String) async throws {
        try await withBench([.status(429, retryAfter: header)]) { bench in
            try await bench.run(bench.order())
            let pause = try #require(bench.pauses.first)
            #expect(pause > .zero && pause <= .seconds(1))
        }
    }

    @Test("wrong bytes never get the file's name, and are not gone on with")
    func wrongBytes() async throws {
        try await withBench([.wrongBytes]) { bench in
            let error = await #expect(throws: FetchError.self) { try await bench.run(bench.order()) }
            guard case .wrongBytes(Self.hash, _, isLearned: false) = error?.reason else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(bench.whole == nil && bench.part == nil)
            try await bench.run(bench.order())
            #expect(bench.whole == Self.file && bench.ranges == ["", ""])
        }
    }

    @Test("a length that cannot be the file's is refused before a byte is kept")
    func wrongLength() async throws {
        try await withBench([.announces(299_999)]) { bench in
            let error = await #expect(throws: FetchError.self) { try await bench.run(bench.order()) }
            #expect(error?.reason == .wrongSize(expected: 300_000, announced: 299_999))
        }
        try await withBench([.announces(2_000_000)]) { bench in
            let order = bench.order(sha256: nil, isExact: false)
            let error = await #expect(throws: FetchError.self) { try await bench.run(order) }
            #expect(error?.reason == .wrongSize(expected: 300_000, announced: 2_000_000))
            #expect(bench.part == nil)
        }
    }

    @Test("a server that announces more than it sends is gone on with, and found out")
    func shortBody() async throws {
        try await withBench([.announces(300_010)]) { bench in
            let order = bench.order(isExact: false)
            try await bench.run(order)
            // What it had was whole: the second call says so.
            #expect(bench.retries == [.cut])
            #expect(bench.whole == Self.file)
        }
    }

    @Test("a ring of redirects ends")
    func ring() async throws {
        try await withBench(Array(repeating: .redirect(to: "/m.bin"), count: 30)) { bench in
            let error = await #expect(throws: FetchError.self) { try await bench.run(bench.order()) }
            #expect(error?.reason == .tooManyRedirects)
            #expect(bench.double.calls.value.count == FetchLimits().redirects + 1)
        }
    }

    @Test("nobody there: tried again, then told with the host")
    func nobody() async throws {
        try await withBench { bench in
            var order = bench.order()
            order.address = "http://127.0.0.1:1/m.bin"
            let limits = Self.hasty(connect: .milliseconds(100))
            let error = await #expect(throws: FetchError.self) { try await bench.run(order, limits) }
            guard case .noConnection = error?.reason else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(bench.retries.count == FetchLimits().tries - 1)
            #expect(error?.message.es.hasPrefix("m.bin: no se llega a 127.0.0.1") == true)
        }
    }

    // MARK: the disk

    @Test("a disk that fills up is told with what to do")
    func fullDisk() async throws {
        try await withBench { bench in
            try bench.write([], behind: ".none")
            // The kernel answers every write there with ENOSPC.
            try FileManager.default.createSymbolicLink(
                atPath: bench.path + ".part", withDestinationPath: "/dev/full")
            let error = await #expect(throws: FetchError.self) { try await bench.run(bench.order()) }
            #expect(error?.reason == .diskFull(needed: nil, free: 0))
            #expect(error?.message.en.contains("make room") == true && error?.message.es.contains("haz sitio") == true)
            #expect(bench.whole == nil && bench.double.calls.value.count == 1)
        }
    }

    @Test("what cannot fit is refused before a byte comes")
    func tooLittleRoom() async throws {
        let size = 1 << 52
        try await withBench([.announces(size)]) { bench in
            let order = bench.order(sha256: nil, bytes: size, isExact: true)
            let error = await #expect(throws: FetchError.self) { try await bench.run(order) }
            guard case .diskFull(needed: Int64(size), let free) = error?.reason else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(free > 0 && bench.part == nil)
        }
    }

    @Test("a folder that is none is named")
    func noFolder() async throws {
        try await withBench { bench in
            try Data().write(to: URL(filePath: bench.folder + "/models"))
            let error = await #expect(throws: FetchError.self) { try await bench.run(bench.order()) }
            guard case .notWritable(let path, _) = error?.reason else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(path.hasPrefix(bench.folder + "/models"))
        }
    }

    // MARK: checking

    @Test("a check tells a missing file, a whole one and one with a flipped bit apart")
    func check() async throws {
        try await withBench { bench in
            #expect(try await FileFetch.check(bench.order()) == nil)
            try bench.write(Self.file, behind: "")
            #expect(try await FileFetch.check(bench.order())?.proof == .catalogue)
            var flipped = Self.file
            flipped[200_000] ^= 1
            try bench.write(flipped, behind: "")
            let error = await #expect(throws: FetchError.self) { try await FileFetch.check(bench.order()) }
            guard case .wrongBytes = error?.reason else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(bench.double.calls.value.isEmpty)
        }
    }
}
