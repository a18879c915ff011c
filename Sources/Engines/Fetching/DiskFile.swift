internal import Crypto
internal import Signals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What the system said to a call on a file.
struct DiskError: Error, Equatable {
    let path: String
    let code: Int32
    var wasRead = false
    var cause: String { String(cString: strerror(code)) }
}

/// A file that comes piece by piece as `NAME.part`, hashed on the way, and gets its name when it is whole.
///
/// Disks block: all of it happens on a thread of its own. One process at a time holds the part.
actor DiskFile {
    /// What the server said of the file that the part is of; kept as `NAME.part.mark`.
    struct Mark: Sendable, Equatable {
        /// A strong one; "" = none.
        var etag = ""
        /// 0 = unknown.
        var total: Int64 = 0
    }

    private let thread = ThreadExecutor(name: "disk")
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let path: String
    private let folder: String
    private let part: String
    private let markPath: String
    private var descriptor: Int32 = -1
    /// Whether no other process can write to what `descriptor` is of.
    private var isHeld = false
    private var hash = SHA256()
    private(set) var length: Int64 = 0
    private(set) var mark = Mark()

    init(path: String) {
        self.path = path
        folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        part = path + ".part"
        markPath = part + ".mark"
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    // MARK: the part

    /// Takes hold of the part, where there is one of what came earlier, and hashes it.
    /// - Parameter onReading: told before a part that is there is read.
    /// - Throws: ``DiskError`` (`EWOULDBLOCK` while another process has it), `CancellationError`.
    func openPart(onReading: @Sendable (Int64) -> Void) throws {
        try makeFolders()
        descriptor = open(part, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DiskError(path: part, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw DiskError(path: part, code: errno) }
        // Between opening and holding it, another process may have given it its name.
        guard isStillThere else { throw DiskError(path: part, code: EWOULDBLOCK) }
        isHeld = true
        let size = lseek(descriptor, 0, SEEK_END)
        if size > 0 {
            onReading(Int64(size))
            guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw DiskError(path: part, code: errno) }
            length = try Self.readAll(descriptor, part) { hash.update(bufferPointer: $0) }
        }
        mark = readMark()
    }

    /// Throws away what came so far.
    func startOver(_ mark: Mark) throws {
        if length > 0 {
            guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
                throw DiskError(path: part, code: errno)
            }
        }
        hash = SHA256()
        length = 0
        self.mark = mark
        unlink(markPath)
        if mark != Mark() { try save("\(mark.total)\n\(mark.etag)\n", to: markPath) }
    }

    func append(_ bytes: ArraySlice<UInt8>) throws {
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest)
                let count = write(descriptor, piece.baseAddress, piece.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw DiskError(path: part, code: count < 0 ? errno : EIO) }
                hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece.prefix(count)))
                length += Int64(count)
                rest = rest.dropFirst(count)
            }
        }
    }

    var sha256: String { Self.digits(hash) }

    /// Gives the whole part its name; what had it before is gone. Both are on the disk when this returns.
    /// - Parameter note: the hash, kept beside it where it was learned just now.
    func settle(note: String?) throws {
        guard fsync(descriptor) == 0 else { throw DiskError(path: part, code: errno) }
        if let note { try self.note(note) }
        guard rename(part, path) == 0 else { throw DiskError(path: path, code: errno) }
        unlink(markPath)
        syncFolder()
        release()
    }

    /// Deletes the part.
    func discard() {
        unlink(part)
        unlink(markPath)
        release()
    }

    /// Lets go of the part; what came stays.
    func release() {
        if isHeld, length == 0 {
            unlink(part)
            unlink(markPath)
        }
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        isHeld = false
    }

    /// Bytes that the folder's disk can take.
    func free() throws -> Int64 {
        var facts = statvfs()
        guard statvfs(folder, &facts) == 0 else { throw DiskError(path: folder, code: errno) }
        let (bytes, isMore) = Int64(clamping: facts.f_bavail).multipliedReportingOverflow(
            by: Int64(clamping: facts.f_frsize))
        return isMore ? .max : bytes
    }

    // MARK: the whole file

    /// The hash of what lies under the file's own name, and its length; nil when nothing does.
    /// - Throws: ``DiskError``, `CancellationError`.
    func readWhole(onReading: @Sendable (Int64) -> Void) throws -> (sha256: String, bytes: Int64)? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw DiskError(path: path, code: errno, wasRead: true)
        }
        defer { close(descriptor) }
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw DiskError(path: path, code: errno, wasRead: true)
        }
        onReading(Int64(size))
        var hash = SHA256()
        let bytes = try Self.readAll(descriptor, path) { hash.update(bufferPointer: $0) }
        return (Self.digits(hash), bytes)
    }

    /// Keeps the hash beside the file.
    func note(_ sha256: String) throws {
        let target = HashNote.path(of: path)
        try save(HashNote.text(sha256, for: path), to: target + ".new")
        guard rename(target + ".new", target) == 0 else { throw DiskError(path: target, code: errno) }
    }

    // MARK: pieces

    private static func readAll(
        _ descriptor: Int32, _ path: String, into sink: (UnsafeRawBufferPointer) -> Void
    ) throws -> Int64 {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4_096)
        defer { buffer.deallocate() }
        var total: Int64 = 0
        while true {
            try Task.checkCancellation()
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw DiskError(path: path, code: errno, wasRead: true) }
            if count == 0 { return total }
            sink(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            total += Int64(count)
        }
    }

    private static func digits(_ hash: SHA256) -> String {
        hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private func save(_ text: String, to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw DiskError(path: path, code: errno) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw DiskError(path: path, code: errno)
        }
    }

    /// Whether what is held lies under the part's name.
    private var isStillThere: Bool {
        var held = stat()
        var named = stat()
        return fstat(descriptor, &held) == 0 && stat(part, &named) == 0 && held.st_ino == named.st_ino
            && held.st_dev == named.st_dev
    }

    private func readMark() -> Mark {
        guard length > 0, let file = fopen(markPath, "r") else { return Mark() }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = fread(&bytes, 1, bytes.count, file)
        let lines = String(decoding: bytes[..<count], as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        return Mark(etag: lines.count > 1 ? String(lines[1]) : "", total: lines.first.flatMap { Int64($0) } ?? 0)
    }

    private func makeFolders() throws {
        var made = folder.hasPrefix("/") ? "" : "."
        for name in folder.split(separator: "/") {
            made += "/" + name
            guard mkdir(made, 0o755) == 0 || errno == EEXIST || errno == EROFS || errno == EACCES else {
                throw DiskError(path: made, code: errno)
            }
        }
    }

    /// A new name is on the disk when its folder is.
    private func syncFolder() {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
