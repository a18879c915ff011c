internal import Dispatch
internal import Signals
internal import Sound

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A growing WAV file. Writes happen on a queue of its own, one at a time, since a disk may block; each caller waits for
/// its own, so that no more than the callers' pieces are under way.
///
/// `@unchecked Sendable`: `descriptor` and `frames` are touched on `queue` alone, and in `deinit`.
final class WAVFile: @unchecked Sendable {
    private let queue = DispatchQueue(label: "aneeka.wav-file")
    private let descriptor: Int32
    private var frames = 0

    /// Begins an empty file, replacing what was there.
    init(path: String) throws(FileOutputError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileOutputError(path: path, problem: Self.problem()) }
        self.descriptor = descriptor
        if let problem = writeHeader() { throw FileOutputError(path: path, problem: problem) }
    }

    deinit { close(descriptor) }

    /// Nil when written, with a header that says so: the file can be played after each call.
    func append(_ samples: [Float]) async -> String? {
        guard !samples.isEmpty else { return nil }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.appendNow(samples)) }
        }
    }

    private func appendNow(_ samples: [Float]) -> String? {
        let end = WAV.headerLength + frames * 2
        if let problem = write(PCM16.encode(samples), at: end) { return problem }
        frames += samples.count
        return writeHeader()
    }

    private func writeHeader() -> String? { write(WAV.header(rate: soundRate, frames: frames), at: 0) }

    private func write(_ bytes: [UInt8], at offset: Int) -> String? {
        bytes.withUnsafeBytes { raw in
            var written = 0
            while written < raw.count {
                let count = pwrite(descriptor, raw.baseAddress! + written, raw.count - written, off_t(offset + written))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return Self.problem() }
                written += count
            }
            return nil
        }
    }

    private static func problem() -> String { String(cString: strerror(errno)) }
}
