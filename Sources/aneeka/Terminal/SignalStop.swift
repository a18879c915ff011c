import Dispatch
import Glibc
import Synchronization

/// SIGINT and SIGTERM as an event: the show ends in order, the second signal ends it at once.
final class SignalStop: Sendable {
    private let stream: AsyncStream<Void>
    private let sources: Mutex<[any DispatchSourceSignal]>

    init() {
        let (stream, inlet) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.stream = stream
        let made = [SIGINT, SIGTERM].map { number -> any DispatchSourceSignal in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { inlet.yield() }
            source.resume()
            return source
        }
        sources = Mutex(made)
    }

    func wait() async {
        for await _ in stream { break }
        // From here on a signal does what it always does.
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
}
