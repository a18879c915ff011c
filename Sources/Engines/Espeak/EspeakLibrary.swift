internal import CEspeak
internal import Signals
internal import Voice

/// espeak-ng itself. The library keeps one global state, so there is one of these in a process, on one thread.
actor EspeakLibrary {
    static let process = EspeakLibrary()

    private let thread = ThreadExecutor(name: "espeak")
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// Nil until the library is loaded.
    private var loaded: (path: String, rate: Int)?
    private var voice: String?
    private var prosody: EspeakProsody?

    /// Loads library and voice data once; later calls only tell the rate.
    /// - Returns: the sample rate in Hz.
    func load(_ path: String) throws(VoiceError) -> Int {
        // The first one found serves the process; another path is only tried, as the operator asked for it.
        if let loaded, loaded.path == path { return loaded.rate }
        let remedy = Bilingual(
            en: " Install it: apt-get install libespeak-ng1 espeak-ng-data (or choose another voice.engine).",
            es: " Instálala: apt-get install libespeak-ng1 espeak-ng-data (o elige otra voz en voice.engine).")
        var message = [CChar](repeating: 0, count: 512)
        guard CEspeak_load(path, &message, message.count) == 0 else {
            let reason = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw VoiceError(
                .unavailable,
                Bilingual(
                    en: "espeak-ng could not be loaded: \(reason).", es: "No se pudo cargar espeak-ng: \(reason).")
                    + remedy, isTransient: false)
        }
        if let loaded { return loaded.rate }
        let rate = Int(CEspeak_start())
        guard rate > 0 else {
            throw VoiceError(
                .unavailable,
                Bilingual(en: "espeak-ng has no voice data.", es: "A espeak-ng le faltan los datos de las voces.")
                    + remedy,
                isTransient: false)
        }
        loaded = (path, rate)
        return rate
    }

    func choose(voice name: String, prosody wanted: EspeakProsody) throws(VoiceError) {
        if voice != name {
            let status = CEspeak_set_voice(name)
            guard status == 0 else {
                voice = nil
                throw VoiceError(
                    .unavailable,
                    Bilingual(
                        en:
                            "espeak-ng knows no voice \(name) (error \(status)). See `espeak-ng --voices` for the names.",
                        es: "espeak-ng no conoce la voz \(name) (error \(status)). Los nombres: `espeak-ng --voices`."),
                    isTransient: false)
            }
            voice = name
            // A voice brings its own pitch and rate.
            prosody = nil
        }
        if prosody != wanted {
            CEspeak_set_prosody(Int32(wanted.rate), Int32(wanted.pitch), Int32(wanted.range))
            prosody = wanted
        }
    }

    /// Speaks into `chunks`, which can stop it from any thread; returns when the last chunk was taken or refused.
    func speak(
        _ text: String, voice name: String, prosody: EspeakProsody, into chunks: EspeakChunks
    ) throws(VoiceError) {
        // Cancelled while it waited for the thread.
        if chunks.isStopped { return }
        try choose(voice: name, prosody: prosody)
        var bytes = Array(text.utf8)
        bytes.append(0)
        // Held by the caller for the whole call; C only passes it back.
        let context = Unmanaged.passUnretained(chunks).toOpaque()
        let status = CEspeak_speak(
            bytes, bytes.count,
            { context, samples, count, events, eventCount in
                let chunks = Unmanaged<EspeakChunks>.fromOpaque(context!).takeUnretainedValue()
                return chunks.append(
                    EspeakChunk(
                        samples: UnsafeBufferPointer(start: samples, count: Int(count)),
                        events: UnsafeBufferPointer(start: events, count: Int(eventCount))))
                    ? 0 : 1
            }, context)
        guard status == 0 || chunks.isStopped else {
            throw VoiceError(
                .unavailable,
                Bilingual(en: "espeak-ng failed (error \(status)).", es: "espeak-ng falló (error \(status))."),
                isTransient: true)
        }
    }
}
