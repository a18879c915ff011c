import Engines
import Glibc
import Synchronization

/// The lines of standard input, read on a thread of its own: a blocking read must not hold the cooperative pool.
///
/// At most 64 lines wait; a faster typist loses the newest and is told by the count.
final class StandardInput: Sendable {
    let lines: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation

    init() {
        (lines, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(64))
    }

    /// Starts reading; the stream ends with the input. The thread lives as long as the process.
    func start() {
        let box = Unmanaged.passRetained(self).toOpaque()
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<StandardInput>.fromOpaque(argument).takeRetainedValue().read()
                return nil
            }, box)
        if status == 0 { pthread_detach(thread) } else { continuation.finish() }
    }

    private func read() {
        var pending: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            for byte in buffer[..<count] {
                if byte == UInt8(ascii: "\n") {
                    continuation.yield(String(decoding: pending, as: UTF8.self))
                    pending.removeAll(keepingCapacity: true)
                } else if pending.count < 65_536 {
                    pending.append(byte)
                }
            }
        }
        if !pending.isEmpty { continuation.yield(String(decoding: pending, as: UTF8.self)) }
        continuation.finish()
    }
}

/// Whole lines to standard output, one write each, from any thread.
///
/// Servers' words may carry escape sequences, viewers' too; a terminal gets none of them.
final class StandardOutput: Sendable {
    /// Whether the last line may be written over.
    private let isOpen = Mutex(false)

    func line(_ text: String) { put(text, end: "\n") }

    /// For terminals: this text stands until the next one takes its place.
    func rewrite(_ text: String) { put(text, end: "") }

    /// The one text whose line breaks and colours are our own.
    func square(_ code: QRCode) { send("\n" + code.terminalText + "\n", end: "\n") }

    private func put(_ text: String, end: String) {
        let plain = text.unicodeScalars.map { $0.value < 32 || (127..<160).contains($0.value) ? " " : $0 }
        send(String(String.UnicodeScalarView(plain)), end: end)
    }

    private func send(_ text: String, end: String) {
        isOpen.withLock { isOpen in
            // Back to the line's start, and what stood there is wiped (ECMA-48 EL).
            let bytes = Array(((isOpen ? "\r\u{1B}[K" : "") + text + end).utf8)
            isOpen = end.isEmpty
            var sent = 0
            while sent < bytes.count {
                let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress! + sent, $0.count - sent) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                sent += count
            }
        }
    }
}
