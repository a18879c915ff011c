package import Signals

/// From this frame on the mouth goes for this shape.
package struct MouthKey: Hashable, Sendable {
    package let frame: Int
    package let viseme: Viseme
    /// 0…1.
    package let weight: Float
    package init(frame: Int, viseme: Viseme, weight: Float) {
        self.frame = frame
        self.viseme = viseme
        self.weight = weight
    }
}

/// Makes the mouth's keys of one clause.
package enum MouthTrack {
    /// For plosives the engine's event is the release; the lips are shut for about 50 ms before it (measured on
    /// espeak-ng against the sound's energy).
    static let closure = soundRate / 20
    private static let shortest = soundRate / 100

    /// - Parameters:
    ///   - phonemes: with frames from the clause's first.
    ///   - frames: of the clause's sound so far.
    package static func keys(phonemes: [PhonemeEvent], frames: Int) -> [MouthKey] {
        var keys: [MouthKey] = []
        for (index, phoneme) in phonemes.enumerated() {
            let end = index + 1 < phonemes.count ? phonemes[index + 1].frame : max(frames, phoneme.frame)
            let shapes = VisemeTable.visemes(forIPA: phoneme.ipa)
            let length = max(0, end - phoneme.frame)
            for (part, viseme) in shapes.enumerated() {
                var frame = phoneme.frame + length * part / shapes.count
                if viseme == .PP {
                    // Shut before the release, but never before the sound in front of it was shaped at all.
                    frame = max(frame - closure, (keys.last?.frame ?? -closure) + shortest, 0)
                }
                if let last = keys.last, frame <= last.frame { keys.removeLast() }
                keys.append(MouthKey(frame: frame, viseme: viseme, weight: weight(viseme, length / shapes.count)))
            }
        }
        keys.append(MouthKey(frame: max(frames, (keys.last?.frame ?? 0) + 1), viseme: .sil, weight: 1))
        return keys
    }

    /// A short sound does not reach its full shape; lips that must touch always do.
    private static func weight(_ viseme: Viseme, _ length: Int) -> Float {
        switch viseme {
        case .PP, .FF, .sil: 1
        default: min(1, 0.55 + 0.45 * Float(length) / Float(soundRate / 10))
        }
    }
}

/// A mouth for voices that tell no phonemes: open as the sound is loud. It cannot tell an m from a pause.
package enum LoudnessMouth {
    /// - Parameter envelope: root mean square of each 20 ms.
    package static func keys(envelope: [Float]) -> [MouthKey] {
        let hop = soundRate / 50
        let loud = max(0.05, envelope.max() ?? 0)
        var keys: [MouthKey] = []
        for (index, level) in envelope.enumerated() {
            let open = min(1, level / loud)
            let key =
                open < 0.12
                ? MouthKey(frame: index * hop, viseme: .sil, weight: 1)
                : MouthKey(frame: index * hop, viseme: open > 0.5 ? .aa : .E, weight: 0.35 + 0.65 * open)
            if let last = keys.last, last.viseme == key.viseme, abs(last.weight - key.weight) < 0.08 { continue }
            keys.append(key)
        }
        return keys
    }
}
