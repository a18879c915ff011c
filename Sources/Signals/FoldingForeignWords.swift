/// The words of a text that are wholly in Cyrillic or Greek: they are a language, not a disguise, and keep their
/// letters, where the text has a letter of that alphabet that looks like none of ours.
///
/// "рот" in a Russian sentence stays; "сосk" with one Latin letter is folded, and so is a word of look-alikes alone
/// among Latin ones.
struct ForeignWords {
    private enum Script { case cyrillic, greek }

    private struct Word {
        let range: Range<Int>
        let text: [UInt8]
    }

    private let hasCyrillic: Bool
    private let hasGreek: Bool
    private var words: [Word] = []
    private var start: Int?
    /// Nil when letters of several alphabets stand in the word.
    private var script: Script?
    private var isMixed = false
    private var text: [UInt8] = []

    /// Nil where no word can stay.
    init?(in bytes: UnsafeBufferPointer<UInt8>, end: Int, folding: Folding) {
        var hasCyrillic = false
        var hasGreek = false
        var index = 0
        while index + 1 < end {
            let byte = bytes[index]
            // U+0370 … U+052F have two bytes that begin with CD … D4.
            if byte >= 0xCD, byte <= 0xD4 {
                let scalar = UInt32(byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
                let value = folding.value(of: scalar)
                let isOwn = value == Folding.Value.asItIs || value >= Folding.Value.firstText
                if isOwn, let script = Self.script(of: scalar) {
                    if script == .cyrillic { hasCyrillic = true } else { hasGreek = true }
                }
                index += 2
            } else {
                index += 1
            }
        }
        guard hasCyrillic || hasGreek else { return nil }
        self.hasCyrillic = hasCyrillic
        self.hasGreek = hasGreek
    }

    private static func script(of scalar: UInt32) -> Script? {
        switch scalar {
        case 0x370...0x373, 0x376, 0x377, 0x37B...0x37D, 0x386...0x3FF: scalar == 0x387 ? nil : .greek
        case 0x400...0x481, 0x48A...0x52F: .cyrillic
        default: nil
        }
    }

    /// An ASCII byte, with the length of the folded text before it.
    mutating func receive(_ byte: UInt8, before length: Int) {
        if byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") {
            begin(at: length)
            isMixed = true
        } else {
            finish(at: length)
        }
    }

    /// Another scalar with its value in the table.
    mutating func receive(_ scalar: UInt32, _ value: UInt16, before length: Int) {
        if value == Folding.Value.removed { return }
        guard value != Folding.Value.space, value != Folding.Value.emoji else {
            finish(at: length)
            return
        }
        begin(at: length)
        guard let own = Self.script(of: scalar) else {
            isMixed = true
            return
        }
        if let script, script != own { isMixed = true }
        script = own
        text += Array(String(UnicodeScalar(Self.plain(scalar)) ?? " ").utf8)
    }

    private mutating func begin(at length: Int) {
        if start == nil { start = length }
    }

    private mutating func finish(at length: Int) {
        if let start, let script, !isMixed, script == .cyrillic ? hasCyrillic : hasGreek {
            words.append(Word(range: start..<length, text: text))
        }
        start = nil
        script = nil
        isMixed = false
        text.removeAll(keepingCapacity: true)
    }

    /// Puts the words that stay into the folded text.
    mutating func restore(in out: inout [UInt8]) {
        finish(at: out.count)
        guard !words.isEmpty else { return }
        var whole: [UInt8] = []
        whole.reserveCapacity(out.count + 16)
        var copied = 0
        for word in words {
            whole += out[copied..<word.range.lowerBound]
            whole += word.text
            copied = word.range.upperBound
        }
        out = whole + out[copied...]
    }

    /// Lower case, without the accents of Greek and Ё.
    private static func plain(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x401, 0x451: 0x435
        case 0x400...0x40F: scalar + 0x50
        case 0x410...0x42F: scalar + 0x20
        case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: scalar | 1
        case 0x386, 0x3AC: 0x3B1
        case 0x388, 0x3AD: 0x3B5
        case 0x389, 0x3AE: 0x3B7
        case 0x38A, 0x3AF, 0x390, 0x3AA, 0x3CA: 0x3B9
        case 0x38C, 0x3CC: 0x3BF
        case 0x38E, 0x3CD, 0x3B0, 0x3AB, 0x3CB: 0x3C5
        case 0x38F, 0x3CE: 0x3C9
        case 0x391...0x3A9: scalar + 0x20
        case 0x3C2: 0x3C3
        default: scalar
        }
    }
}
