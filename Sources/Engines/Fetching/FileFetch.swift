internal import FoundationEssentials
internal import Signals
package import Wire

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Brings a file whole or not at all: it goes on where an earlier fetch ended, and a file under its own name is one whose
/// bytes were proven.
package struct FileFetch: Sendable {
    private let client: HTTPClient
    private let limits: FetchLimits
    private let pause: @Sendable (Duration) async throws -> Void

    /// - Parameter pause: waits before another try.
    package init(
        client: HTTPClient, limits: FetchLimits = FetchLimits(),
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.client = client
        self.limits = limits
        self.pause = pause
    }

    /// Cancelling keeps what came.
    /// - Throws: ``FetchError``, `CancellationError`.
    package func run(
        _ order: FetchOrder, report: @escaping @Sendable (FetchEvent) -> Void = { _ in }
    ) async throws -> FetchedFile {
        let file = DiskFile(path: order.path)
        do {
            let learned = order.sha256 == nil ? HashNote.read(for: order.path) : nil
            if let there = try await alreadyThere(order, learned, file, report) { return there }
            try await file.openPart { report(.reading(bytes: $0)) }
            try await bring(order, file, report)
            return try await settle(order, learned, file)
        } catch {
            await file.release()
            throw explained(error, order)
        }
    }

    /// Reads a file that is there and judges it; a hash nobody knew is learned. Nil when it is not there.
    /// - Throws: ``FetchError`` when its bytes are wrong, or cannot be read; `CancellationError`.
    package static func check(
        _ order: FetchOrder, report: @escaping @Sendable (FetchEvent) -> Void = { _ in }
    ) async throws -> FetchedFile? {
        let fetch = FileFetch(client: HTTPClient())
        let file = DiskFile(path: order.path)
        let learned = order.sha256 == nil ? HashNote.read(for: order.path) : nil
        do {
            guard let found = try await file.readWhole(onReading: { report(.reading(bytes: $0)) }) else { return nil }
            return try await fetch.judged(found, .alreadyThere, order, learned, file)
        } catch {
            throw fetch.explained(error, order)
        }
    }

    // MARK: judging

    private func alreadyThere(
        _ order: FetchOrder, _ learned: String?, _ file: DiskFile, _ report: @escaping @Sendable (FetchEvent) -> Void
    ) async throws -> FetchedFile? {
        guard let found = try await file.readWhole(onReading: { report(.reading(bytes: $0)) }) else { return nil }
        do {
            return try await judged(found, .alreadyThere, order, learned, file)
        } catch is FetchError {
            report(.replacing)
            return nil
        }
    }

    private func judged(
        _ found: (sha256: String, bytes: Int64), _ source: FetchedFile.Source, _ order: FetchOrder, _ learned: String?,
        _ file: DiskFile
    ) async throws -> FetchedFile {
        if let expected = order.sha256 ?? learned, expected != found.sha256 {
            throw failure(
                .wrongBytes(expected: expected, found: found.sha256, isLearned: order.sha256 == nil), order)
        }
        if order.sha256 == nil, learned == nil {
            guard order.mayBe(found.bytes) else {
                throw failure(.wrongSize(expected: order.bytes, announced: found.bytes), order)
            }
            if source == .alreadyThere { try await file.note(found.sha256) }
        }
        return FetchedFile(
            source: source,
            proof: order.sha256 != nil ? .catalogue : learned != nil ? .learnedBefore : .learnedNow,
            sha256: found.sha256, bytes: found.bytes)
    }

    private func settle(_ order: FetchOrder, _ learned: String?, _ file: DiskFile) async throws -> FetchedFile {
        do {
            let fetched = try await judged((file.sha256, file.length), .fetched, order, learned, file)
            try await file.settle(note: fetched.proof == .learnedNow ? fetched.sha256 : nil)
            return fetched
        } catch let error as FetchError {
            await file.discard()
            throw error
        }
    }

    // MARK: bringing

    /// Returns when the part has all of it.
    private func bring(
        _ order: FetchOrder, _ file: DiskFile, _ report: @Sendable (FetchEvent) -> Void
    ) async throws {
        var backOff = limits.backOff
        var failures = 0
        while true {
            let before = await file.length
            do {
                return try await attempt(order, file, report)
            } catch let error as FetchError where error.isTransient {
                if await file.length > before { (failures, backOff) = (0, limits.backOff) }
                failures += 1
                guard failures < limits.tries else { throw error }
                var wait = backOff.next()
                if case .tooBusy(_, let pause?) = error.reason { wait = min(max(wait, pause), limits.longestPause) }
                report(.retry(error, after: wait))
                try await pause(wait)
            }
        }
    }

    /// What the head of an answer means for the fetch.
    private enum Course: Error {
        case goOn(total: Int64?)
        case redirect(String)
        /// The part is all there is.
        case isWhole
        case startOver
    }

    private func attempt(
        _ order: FetchOrder, _ file: DiskFile, _ report: @Sendable (FetchEvent) -> Void
    ) async throws {
        var address = order.address
        var hops = 0
        var hasStartedOver = false
        while true {
            do {
                return try await call(address, order, file, report)
            } catch Course.redirect(let target) {
                hops += 1
                guard hops <= limits.redirects else { throw failure(.tooManyRedirects, order) }
                address = try Self.follow(target, from: address) ?? { throw failure(.badAddress, order) }()
                if order.address.hasPrefix("https://"), !address.hasPrefix("https://") {
                    throw failure(.insecureRedirect(to: Self.host(of: address)), order)
                }
            } catch Course.isWhole {
                return
            } catch Course.startOver {
                guard !hasStartedOver else { throw failure(.badRange, order) }
                hasStartedOver = true
                try await file.startOver(DiskFile.Mark())
            }
        }
    }

    private func call(
        _ address: String, _ order: FetchOrder, _ file: DiskFile, _ report: @Sendable (FetchEvent) -> Void
    ) async throws {
        let offset = await file.length
        let mark = await file.mark
        var headers = [("Accept-Encoding", "identity"), ("User-Agent", "aneeka")]
        if offset > 0 {
            headers.append(("Range", "bytes=\(offset)-"))
            if !mark.etag.isEmpty { headers.append(("If-Range", mark.etag)) }
        }
        var total: Int64?
        var hasHead = false
        var watch = StallWatch(window: limits.calls.betweenBytes, least: limits.leastBytes, from: .now)
        do {
            _ = try await client.stream(
                OutgoingRequest(url: address, headers: headers, limits: limits.calls),
                onHead: { head in
                    hasHead = true
                    watch = StallWatch(window: limits.calls.betweenBytes, least: limits.leastBytes, from: .now)
                    guard case .goOn(let announced) = try await course(head, offset, mark, order, file) else { return }
                    total = announced
                    if let total { try await makeSure(of: total - file.length, order, file) }
                    report(.progress(have: await file.length, total: total))
                },
                into: { bytes in
                    try await file.append(bytes)
                    let have = await file.length
                    report(.progress(have: have, total: total))
                    let isLast = total.map { have >= $0 } ?? false
                    if watch.receive(bytes.count, at: .now), !isLast { throw failure(.stalled, order) }
                })
        } catch let error as HTTPCallError {
            throw failure(Self.reason(error, hasHead: hasHead), order)
        }
        if let total, await file.length < total { throw failure(.cut, order) }
    }

    /// Reads the head; what is not to be gone on with is thrown.
    private func course(
        _ head: HTTPHead, _ offset: Int64, _ mark: DiskFile.Mark, _ order: FetchOrder, _ file: DiskFile
    ) async throws -> Course {
        let range = ContentRange(head.header("Content-Range") ?? "")
        switch head.status {
        case 200:
            if head.header("Content-Type")?.lowercased().hasPrefix("text/html") == true { throw failure(.page, order) }
            let total = head.header("Content-Length").flatMap { Int64($0) }
            try check(total, order)
            let etag = head.header("ETag").flatMap { $0.hasPrefix("\"") && $0.utf8.count < 500 ? $0 : nil } ?? ""
            try await file.startOver(DiskFile.Mark(etag: etag, total: total ?? 0))
            return .goOn(total: total)
        case 206:
            // Of another file, or another piece of it.
            let isOfThis = mark.total == 0 || range?.total == nil || range?.total == mark.total
            let isSame = mark.etag.isEmpty || head.header("ETag").map { $0 == mark.etag } ?? true
            guard offset > 0, range?.start == offset, isOfThis, isSame else { throw Course.startOver }
            try check(range?.total, order)
            return .goOn(total: range?.total ?? (mark.total > 0 ? mark.total : nil))
        case 301, 302, 303, 307, 308: throw Course.redirect(head.header("Location") ?? "")
        case 416:
            guard offset > 0 else { throw failure(.badRange, order) }
            // Ended between the last byte and the file's name.
            if range?.total == offset { throw Course.isWhole }
            throw Course.startOver
        case 401, 403: throw failure(.notAllowed(status: head.status), order)
        case 404, 410: throw failure(.notFound(status: head.status), order)
        case 408, 425, 429, 500...599:
            // Its other form, a date, is left alone (RFC 9110, 10.2.3): the back-off serves as well.
            let seconds = head.header("Retry-After").flatMap { Int64($0) }.map { min(max(0, $0), 86_400) }
            throw failure(.tooBusy(status: head.status, pause: seconds.map { .seconds($0) }), order)
        default: throw failure(.otherStatus(head.status), order)
        }
    }

    private func check(_ total: Int64?, _ order: FetchOrder) throws {
        guard let total, !order.mayBe(total) else { return }
        throw failure(.wrongSize(expected: order.bytes, announced: total), order)
    }

    private func makeSure(of bytes: Int64, _ order: FetchOrder, _ file: DiskFile) async throws {
        let free = try await file.free()
        if bytes > free { throw failure(.diskFull(needed: bytes, free: free), order) }
    }

    // MARK: words

    private func failure(_ reason: FetchError.Reason, _ order: FetchOrder) -> FetchError {
        FetchError(name: order.name, host: Self.host(of: order.address), reason: reason)
    }

    private static func reason(_ error: HTTPCallError, hasHead: Bool) -> FetchError.Reason {
        switch error {
        case .badAddress: .badAddress
        case .noFirstByte, .silence: .stalled
        case .cannotConnect(let cause): hasHead ? .cut : .noConnection(cause)
        case .broken, .tooLarge: .cut
        }
    }

    private func explained(_ error: any Error, _ order: FetchOrder) -> any Error {
        guard let disk = error as? DiskError else { return error }
        if disk.wasRead { return failure(.notReadable(path: disk.path, cause: disk.cause), order) }
        switch disk.code {
        case ENOSPC, EDQUOT: return failure(.diskFull(needed: nil, free: 0), order)
        case EFBIG: return failure(.fileTooLarge, order)
        case EWOULDBLOCK: return failure(.isBeingFetched, order)
        default: return failure(.notWritable(path: disk.path, cause: disk.cause), order)
        }
    }

    private static func host(of address: String) -> String {
        URL(string: address)?.host() ?? address
    }

    /// - Returns: nil when the target is no web address.
    private static func follow(_ target: String, from address: String) -> String? {
        guard !target.isEmpty, let url = URL(string: target, relativeTo: URL(string: address))?.absoluteURL,
            url.scheme == "http" || url.scheme == "https"
        else { return nil }
        return url.absoluteString
    }
}

/// `bytes 100-999/1000`, `bytes 100-999/*`, `bytes */1000`.
package struct ContentRange: Equatable {
    package let start: Int64?
    package let total: Int64?

    package init?(_ text: String) {
        guard text.lowercased().hasPrefix("bytes ") else { return nil }
        let parts = text.dropFirst(6).split(separator: "/", maxSplits: 1).map { $0.filter { $0 != " " } }
        guard parts.count == 2 else { return nil }
        total = Int64(parts[1])
        start = parts[0] == "*" ? nil : parts[0].split(separator: "-").first.flatMap { Int64($0) }
    }
}
