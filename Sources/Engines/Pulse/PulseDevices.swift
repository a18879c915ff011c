internal import CPulse
internal import Signals

extension PulseOutput {
    /// The outputs of a sound server, for choosing one by name.
    ///
    /// - Parameter server: as in `PULSE_SERVER`; nil = the user's own.
    /// - Throws: ``SoundDeviceError`` that says what to do.
    package static func devices(
        server: String? = nil, library: String = PulseSettings().library
    ) async throws -> [SoundDevice] {
        try await PulseQuery().devices(server: server, library: library)
    }

    /// Whether the library is there; the server may still be missing, which ``devices(server:library:)`` tells.
    package static func isAvailable(library: String = PulseSettings().library) -> Bool {
        (try? PulseLink.load(library)) != nil
    }
}

/// Asks on a thread of its own, because the question blocks.
private actor PulseQuery {
    private let thread = ThreadExecutor(name: "pulse query")
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private final class Answers {
        var devices: [SoundDevice] = []
    }

    func devices(server: String?, library: String) throws(SoundDeviceError) -> [SoundDevice] {
        try PulseLink.load(library)
        let answers = Answers()
        var message = [CChar](repeating: 0, count: 200)
        let status = CPulse_devices(
            server, "Aneeka", 3_000,
            { context, name, description, isDefault in
                let answers = Unmanaged<Answers>.fromOpaque(context!).takeUnretainedValue()
                answers.devices.append(
                    SoundDevice(
                        name: String(cString: name!), description: String(cString: description!), isDefault: isDefault))
            }, Unmanaged.passUnretained(answers).toOpaque(), &message, message.count)
        guard status == 0 else {
            let reason = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw SoundDeviceError(
                Bilingual(
                    en:
                        "The sound server did not answer: \(reason). Start PulseAudio or PipeWire, or set PULSE_SERVER (or "
                        + "let the page carry the sound: voice.output: overlay).",
                    es:
                        "El servidor de sonido no respondió: \(reason). Inicia PulseAudio o PipeWire, o pon PULSE_SERVER (o "
                        + "deja que el sonido salga por la página: voice.output: overlay)."), isTransient: true)
        }
        return answers.devices
    }
}
