internal import CSpeexDSP
package import Signals

/// Changes the rate of a stream of samples (windowed sinc of libspeexdsp, quality 4: about 100 dB, 1–3 ms of filter).
///
/// What comes out lines up with what went in: the filter's delay is removed in front and its tail comes with `finish`.
/// n frames in give n × to ÷ from frames out, rounded to the nearest.
///
/// `@unchecked Sendable`: the state behind the pointer belongs to this one value, which cannot be copied.
package struct Resampler: ~Copyable, @unchecked Sendable {
    private static let quality: Int32 = 4

    private let from: Int
    private let to: Int
    /// Nil when both rates are the same: samples pass through.
    private let state: cspeexdsp_resampler?
    private var framesIn = 0
    private var framesOut = 0

    /// - Parameters: rates in frames per second, each 1…768 000.
    /// - Throws: ``ResamplerUnavailable`` when the library is missing; equal rates never need it.
    package init(from: Int, to: Int) throws(ResamplerUnavailable) {
        let state = try Self.open(from: from, to: to)
        self.from = from
        self.to = to
        self.state = state
    }

    private static func open(from: Int, to: Int) throws(ResamplerUnavailable) -> cspeexdsp_resampler? {
        guard (1...768_000).contains(from), (1...768_000).contains(to) else {
            throw ResamplerUnavailable(reason: .rates(from: from, to: to))
        }
        guard from != to else { return nil }
        guard cspeexdsp_load() else {
            throw ResamplerUnavailable(reason: .library(String(cString: cspeexdsp_problem())))
        }
        guard let state = cspeexdsp_resampler_init(UInt32(from), UInt32(to), quality) else {
            throw ResamplerUnavailable(reason: .memory)
        }
        cspeexdsp_resampler_skip_zeros(state)
        return state
    }

    deinit {
        if let state { cspeexdsp_resampler_destroy(state) }
    }

    /// The frames that these samples complete; cut anywhere, the stream is the same.
    package mutating func process(_ samples: [Float]) -> [Float] {
        guard let state else { return samples }
        framesIn += samples.count
        let output = Self.run(state, samples, capacity: samples.count * to / from + 64)
        framesOut += output.count
        return output
    }

    /// The tail. Nothing may follow.
    package mutating func finish() -> [Float] {
        guard let state else { return [] }
        let wanted = (framesIn * to * 2 + from) / (from * 2) - framesOut
        guard wanted > 0 else { return [] }
        // One frame of silence more than the filter's half, for the rounding of the position.
        let silence = [Float](repeating: 0, count: Int(cspeexdsp_resampler_input_latency(state)) + from / to + 1)
        var output = Self.run(state, silence, capacity: silence.count * to / from + 64)
        if output.count > wanted { output.removeLast(output.count - wanted) }
        framesOut += output.count
        return output
    }

    private static func run(_ state: cspeexdsp_resampler, _ samples: [Float], capacity: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: capacity) { output, filled in
            samples.withUnsafeBufferPointer { input in
                var read = 0
                while read < input.count, filled < capacity {
                    var inLength = UInt32(input.count - read)
                    var outLength = UInt32(capacity - filled)
                    cspeexdsp_resampler_process(
                        state, input.baseAddress! + read, &inLength, output.baseAddress! + filled, &outLength)
                    if inLength == 0, outLength == 0 { break }
                    read += Int(inLength)
                    filled += Int(outLength)
                }
            }
        }
    }
}

package struct ResamplerUnavailable: ExplainedError {
    package enum Reason: Sendable, Equatable {
        case library(String)
        case rates(from: Int, to: Int)
        case memory
    }
    package let reason: Reason

    package var message: Bilingual {
        switch reason {
        case .library(let problem):
            Bilingual(
                en:
                    "Sound cannot be brought to another rate: libspeexdsp did not load (\(problem)). Install it (Debian "
                    + "and Ubuntu: apt install libspeexdsp1; Fedora: dnf install speexdsp; macOS: brew install speexdsp), "
                    + "or choose a voice that speaks at 24 kHz.",
                es:
                    "No se puede cambiar la frecuencia del sonido: libspeexdsp no se cargó (\(problem)). Instálala (Debian "
                    + "y Ubuntu: apt install libspeexdsp1; Fedora: dnf install speexdsp; macOS: brew install speexdsp) o "
                    + "elige una voz que hable a 24 kHz.")
        case .rates(let from, let to):
            Bilingual(
                en:
                    "Sound cannot be brought from \(from) to \(to) frames per second; rates from 1 to 768000 can. Check "
                    + "the rate that the engine's settings name.",
                es: "No se puede pasar el sonido de \(from) a \(to) muestras por segundo; se admiten de 1 a 768000. "
                    + "Revisa la frecuencia en los ajustes del motor de voz.")
        case .memory:
            Bilingual(
                en:
                    "Sound cannot be brought to another rate: the system has no memory left. Close something and try again.",
                es: "No se puede cambiar la frecuencia del sonido: no queda memoria. Cierra algo y vuelve a probar.")
        }
    }
}
