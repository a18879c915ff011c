#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Holds a data folder for one process; the kernel lets go of it when the process ends, however it ends.
///
/// SQLite's own locks do not serve: in WAL mode two programs may well write by turns.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Makes the folder (0700) when it is missing.
    ///
    /// - Throws: ``JournalError/folderUnusable(folder:reason:)``, ``JournalError/inUse(folder:process:)``.
    init(folder: String) throws(JournalError) {
        try Self.make(folder: folder)
        let path = folder + "/aneeka.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .folderUnusable(folder: folder, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            let holder = Self.holder(descriptor)
            close(descriptor)
            guard reason == EWOULDBLOCK else {
                throw .folderUnusable(folder: folder, reason: String(cString: strerror(reason)))
            }
            throw .inUse(folder: folder, process: holder)
        }
        // The id is only for the message that another Aneeka shows; the lock holds without it.
        let process = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, process, process.count, 0)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static func holder(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes[..<count].prefix { $0 != 10 }, as: UTF8.self))
    }

    private static func make(folder: String) throws(JournalError) {
        var isThere = stat()
        if stat(folder, &isThere) == 0 {
            guard isThere.st_mode & S_IFMT == S_IFDIR else {
                throw .folderUnusable(folder: folder, reason: "it is not a folder")
            }
            return
        }
        let parent = folder.split(separator: "/").dropLast().joined(separator: "/")
        let path = folder.hasPrefix("/") ? "/" + parent : parent
        if !parent.isEmpty { try make(folder: path) }
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .folderUnusable(folder: folder, reason: String(cString: strerror(errno)))
        }
    }
}
