internal import Signals
internal import Sound
internal import Voice
internal import Wire

/// Reads the sound of one response, PCM or WAV, cut anywhere, and brings it to our rate.
struct SpeechReader: ~Copyable {
    private enum Format {
        /// The first bytes decide.
        case unknown(kept: [UInt8])
        case pcm(PCM16)
        case wav(WAVReader)
    }

    private var rate: Int
    private var format = Format.unknown(kept: [])
    private var resampler: Resampler?
    /// False: what comes is an error's text.
    private(set) var isSound = true
    private(set) var hasSound = false

    init(rate: Int) { self.rate = rate }

    mutating func receive(_ head: HTTPHead) {
        let type = (head.header("content-type") ?? "").lowercased()
        isSound = head.status == 200 && !type.hasPrefix("application/json") && !type.hasPrefix("text/")
        if let named = Self.rate(in: type) { rate = named }
    }

    /// - Throws: ``WAVError``, ``ResamplerUnavailable``.
    mutating func receive(_ bytes: ArraySlice<UInt8>) throws -> [Float] {
        switch format {
        case .unknown(var kept):
            kept += bytes
            guard kept.count >= 4 else {
                format = .unknown(kept: kept)
                return []
            }
            if kept.starts(with: "RIFF".utf8) {
                var reader = WAVReader()
                defer { format = .wav(reader) }
                return try take(wav: &reader, kept[...])
            }
            var decoder = PCM16()
            defer { format = .pcm(decoder) }
            return try resample(decoder.decode(kept))
        case .pcm(var decoder):
            defer { format = .pcm(decoder) }
            return try resample(decoder.decode(bytes))
        case .wav(var reader):
            defer { format = .wav(reader) }
            return try take(wav: &reader, bytes)
        }
    }

    /// The resampler's tail; a half sample at the end is dropped.
    mutating func finish() -> [Float] {
        guard let rest = resampler?.finish(), !rest.isEmpty else { return [] }
        hasSound = true
        return rest
    }

    private mutating func take(wav reader: inout WAVReader, _ bytes: ArraySlice<UInt8>) throws -> [Float] {
        let samples = try reader.read(bytes)
        if let named = reader.rate { rate = named }
        return try resample(samples)
    }

    private mutating func resample(_ samples: [Float]) throws -> [Float] {
        guard !samples.isEmpty else { return [] }
        hasSound = true
        if resampler == nil { resampler = try Resampler(from: rate, to: soundRate) }
        return resampler?.process(samples) ?? []
    }

    /// `audio/pcm;rate=22050`, `audio/L16; rate=16000; channels=1`.
    private static func rate(in type: String) -> Int? {
        for parameter in type.split(separator: ";").dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].filter({ $0 != " " }) == "rate" else { continue }
            return Int(pair[1].filter(\.isNumber))
        }
        return nil
    }
}
