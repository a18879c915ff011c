internal import CEspeak
internal import Dispatch
internal import Synchronization

/// One callback's worth of speech (about 50 ms), copied out of the library.
struct EspeakChunk: Sendable {
    struct Phoneme: Sendable {
        let ipa: String
        /// At the library's rate, from the start of the text.
        let sample: Int
    }
    struct Word: Sendable {
        /// Unicode scalars of the text, half open.
        let scalars: Range<Int>
        let sample: Int
    }

    var samples: [Float]
    var phonemes: [Phoneme] = []
    var words: [Word] = []

    init(samples pcm: UnsafeBufferPointer<Int16>, events: UnsafeBufferPointer<CEspeakEvent>) {
        samples = pcm.map { Float($0) * (1 / 32768) }
        for event in events {
            switch Int(event.kind) {
            case Int(CEspeakEventPhoneme):
                let ipa = withUnsafeBytes(of: event.ipa) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                phonemes.append(Phoneme(ipa: ipa, sample: Int(event.sample)))
            case Int(CEspeakEventWord) where event.position > 0 && event.length > 0:
                let start = Int(event.position) - 1
                words.append(Word(scalars: start..<start + Int(event.length), sample: Int(event.sample)))
            default:
                // Words of no length are espeak's own punctuation.
                break
            }
        }
    }
}

/// The way from the library's thread to the task that listens: bounded, and stoppable from any thread.
///
/// The library's thread waits when the listener is ``capacity`` chunks behind.
package final class EspeakChunks: Sendable {
    /// 40 × 50 ms: enough that a clause rarely waits, little enough to be no memory (about 180 kB).
    package static let capacity = 40

    let stream: AsyncStream<EspeakChunk>
    private let inlet: AsyncStream<EspeakChunk>.Continuation
    private let room = DispatchSemaphore(value: 0)
    private let stopped = Atomic<Bool>(false)

    init() {
        // Unbounded here, because `room` bounds it.
        (stream, inlet) = AsyncStream.makeStream(of: EspeakChunk.self, bufferingPolicy: .unbounded)
        for _ in 0..<Self.capacity { room.signal() }
    }

    var isStopped: Bool { stopped.load(ordering: .acquiring) }

    /// Called by the library's thread; waits for room.
    /// - Returns: whether to go on.
    func append(_ chunk: EspeakChunk) -> Bool {
        room.wait()
        if isStopped { return false }
        inlet.yield(chunk)
        return true
    }

    /// The listener took one chunk.
    func took() { room.signal() }

    /// The library is done.
    func finish() { inlet.finish() }

    /// Ends the synthesis at its next chunk; safe from any thread, also twice.
    func stop() {
        stopped.store(true, ordering: .releasing)
        room.signal()
        inlet.finish()
    }
}
