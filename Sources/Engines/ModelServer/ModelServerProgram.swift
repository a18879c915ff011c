internal import FoundationEssentials

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Finds what the managed server needs, before anything is started.
enum ModelServerProgram {
    /// The program's path.
    /// - Throws: ``ModelLoadError``.
    static func find(_ settings: ModelServerSettings) throws(ModelLoadError) -> String {
        if let path = settings.server {
            guard isExecutable(path) else { throw ModelLoadError(path: path, reason: .noServer) }
            return path
        }
        let onPath = settings.searchPath.split(separator: ":").map { "\($0)/llama-server" }
        guard let found = (onPath + ["\(settings.dataFolder)/server/bin/llama-server"]).first(where: isExecutable)
        else {
            throw ModelLoadError(path: "", reason: .noServer)
        }
        return found
    }

    /// `setpriv`, where there is one: it lets the child die with us, however we die.
    static func companion(_ settings: ModelServerSettings) -> String? {
        #if os(Linux)
            (settings.searchPath.split(separator: ":").map { "\($0)/setpriv" } + ["/usr/bin/setpriv"]).first(
                where: isExecutable)
        #else
            nil
        #endif
    }

    /// - Throws: ``ModelLoadError`` when the file is not there or is no GGUF.
    static func check(model path: String) throws(ModelLoadError) {
        guard let file = fopen(path, "r") else { throw ModelLoadError(path: path, reason: .missing) }
        defer { fclose(file) }
        var magic = [UInt8](repeating: 0, count: 4)
        let count = fread(&magic, 1, 4, file)
        guard magic[..<count].elementsEqual("GGUF".utf8) else {
            let shown = magic[..<count].map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "?" }.joined()
            throw ModelLoadError(path: path, reason: .notGGUF(magic: count == 0 ? "nothing" : "“\(shown)”"))
        }
    }

    /// Refuses what would make the whole computer crawl, or the system end some program.
    /// - Throws: ``ModelLoadError``.
    static func checkMemory(_ settings: ModelServerSettings) throws(ModelLoadError) {
        guard let available = AvailableMemory.mebibytes(meminfo: settings.meminfo) else { return }
        let needed = settings.neededMemory ?? guessedNeed(of: settings.model)
        guard needed > available else { return }
        let instead = settings.others.filter { $0.mebibytes <= available && $0.mebibytes < needed }
            .max { $0.mebibytes < $1.mebibytes }
        throw ModelLoadError(
            path: settings.model,
            reason: .shortOfMemory(needed: needed, available: available, instead: instead?.name))
    }

    /// The weights, and a tenth of them with 200 MiB for context and server.
    private static func guessedNeed(of path: String) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { return 0 }
        return Int(status.st_size) / (1 << 20) * 11 / 10 + 200
    }

    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// A port on 127.0.0.1 that nobody holds now. Another process may take it before the child does; the child then
    /// ends at once and is started anew on the next one.
    static func freePort() throws(ModelLoadError) -> Int {
        let descriptor = socket(AF_INET, streamSocket, 0)
        guard descriptor >= 0 else { throw ModelLoadError(path: "", reason: .noServer) }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 ? getsockname(descriptor, address, &length) : -1
            }
        }
        guard status == 0 else { throw ModelLoadError(path: "", reason: .noServer) }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    #if canImport(Glibc)
        private static let streamSocket = Int32(SOCK_STREAM.rawValue)
    #else
        private static let streamSocket = SOCK_STREAM
    #endif

    private static func isExecutable(_ path: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: path)
    }
}
