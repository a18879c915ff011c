internal import CPulse
internal import Signals

/// One connection to the sound server with its stream.
///
/// `@unchecked Sendable`: the C object guards itself; the pointer never changes and outlives every call, because who
/// calls holds this object. `push` alone wants one caller at a time.
final class PulseLink: @unchecked Sendable {
    enum State { case connecting, ready, lost }

    private let pulse: OpaquePointer
    /// Notified by the C side, hence kept as long as it lives.
    private let wakeup: Wakeup

    /// Begins to connect; `wakeup` is notified at each change of ``state``.
    init(_ settings: PulseSettings, wakeup: Wakeup) throws(SoundDeviceError) {
        try Self.load(settings.library)
        self.wakeup = wakeup
        guard
            let pulse = CPulse_open(
                settings.server, settings.device, "Aneeka", Int32(soundRate),
                Int32(settings.target.inMilliseconds), Int32(settings.request.inMilliseconds),
                { Unmanaged<Wakeup>.fromOpaque($0!).takeUnretainedValue().notify() },
                Unmanaged.passUnretained(wakeup).toOpaque())
        else {
            throw SoundDeviceError(
                Bilingual(
                    en: "libpulse gave no connection (out of memory?).",
                    es: "libpulse no dio conexión (¿sin memoria?)."), isTransient: true)
        }
        self.pulse = pulse
    }

    deinit { CPulse_close(pulse) }

    /// Loading again is free.
    static func load(_ library: String) throws(SoundDeviceError) {
        var message = [CChar](repeating: 0, count: 512)
        guard CPulse_load(library, &message, message.count) == 0 else {
            throw SoundDeviceError(
                Bilingual(
                    en:
                        "libpulse could not be loaded: \(text(message)). Install it: apt-get install libpulse0 (or let the "
                        + "page carry the sound: voice.output: overlay).",
                    es:
                        "No se pudo cargar libpulse: \(text(message)). Instálala: apt-get install libpulse0 (o deja que el "
                        + "sonido salga por la página: voice.output: overlay)."), isTransient: false)
        }
    }

    var state: State {
        switch Int(CPulse_state(pulse)) {
        case Int(CPulseReady): .ready
        case Int(CPulseLost): .lost
        default: .connecting
        }
    }

    /// In the library's words.
    var reason: String {
        var message = [CChar](repeating: 0, count: 200)
        CPulse_reason(pulse, &message, message.count)
        return Self.text(message)
    }

    /// Frames that wait for the server.
    var waiting: Int { CPulse_waiting(pulse) }

    /// - Returns: how many were taken.
    func push(_ samples: ArraySlice<Float>) -> Int {
        samples.withUnsafeBufferPointer { CPulse_push(pulse, $0.baseAddress, $0.count) }
    }

    /// - Returns: false when fewer than `frames` wait already; otherwise the wakeup will tell.
    func wantRoom(below frames: Int) -> Bool { CPulse_want_room(pulse, frames) }

    /// The frame heard now, as pushed, and whether it is sound.
    var position: (heard: Int, isSounding: Bool) {
        let position = CPulse_position(pulse)
        return (Int(position.heard), position.isSounding)
    }

    /// - Returns: the first pushed frame that is not heard.
    func silence() -> Int { Int(CPulse_silence(pulse)) }

    func cork(_ cork: Bool) { CPulse_cork(pulse, cork) }

    private static func text(_ message: [CChar]) -> String {
        String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
