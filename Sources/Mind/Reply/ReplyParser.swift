package import Signals

/// A piece of a reply after its marks were read.
package enum ReplyPart: Hashable, Sendable {
    case text(String)
    case feeling(Feeling)
    case gesture(Gesture)
    case cue(VoiceCue)
}

/// Reads the model's text: marks in square brackets, thoughts and stage directions that nobody shall hear.
///
/// The same text cut anywhere gives the same text and marks. Nothing in brackets is ever spoken.
package struct ReplyParser: Sendable {
    private enum State: Equatable {
        case start
        case text
        case mark(String)
        /// Inside `*…*` or `(…)`: dropped up to the closing character.
        case direction(close: Character, length: Int)
        /// Inside a `<…>` tag.
        case tag(String)
        /// Inside `<think>`, until `</think>`.
        case thought(tail: String)
    }

    private var state = State.start
    private var head = ""
    private let names: [String]
    /// The reply is over: the model began a new line or another speaker's.
    package private(set) var isOver = false

    /// - Parameter name: hers; a reply that begins with `Name:` loses that.
    package init(name: String) {
        names = [name.lowercased() + ":", "**" + name.lowercased() + ":**"]
    }

    package mutating func receive(_ piece: String) -> [ReplyPart] {
        var parts: [ReplyPart] = []
        var text = ""
        for character in piece {
            if isOver { break }
            take(character, &text, &parts)
        }
        flush(&text, &parts)
        return parts
    }

    package mutating func finish() -> [ReplyPart] {
        var parts: [ReplyPart] = []
        var text = ""
        if state == .start { release(&text, &parts) }
        flush(&text, &parts)
        isOver = true
        return parts
    }

    private mutating func take(_ character: Character, _ text: inout String, _ parts: inout [ReplyPart]) {
        switch state {
        case .start:
            if head.isEmpty, character.isWhitespace || character == "\"" || character == "“" { return }
            if head.isEmpty, ["[", "*", "(", "<"].contains(character) {
                state = .text
                return take(character, &text, &parts)
            }
            head.append(character)
            let lower = head.lowercased()
            if names.contains(lower) {
                head = ""
            } else if !names.contains(where: { $0.hasPrefix(lower) }) {
                release(&text, &parts)
            }
        case .text:
            switch character {
            case "[":
                flush(&text, &parts)
                state = .mark("")
            case "*": state = .direction(close: "*", length: 0)
            case "(": state = .direction(close: ")", length: 0)
            case "<": state = .tag("")
            case "\n", "\r\n", "\r": isOver = true
            case "]", "”", "\"": break
            default: text.append(character)
            }
        case .mark(let mark):
            if character == "]" {
                state = .text
                if let part = Self.part(mark) { parts.append(part) }
            } else if character == "\n" {
                isOver = true
            } else {
                state = .mark(mark.count < 40 ? mark + String(character) : mark)
            }
        case .direction(let close, let length):
            if character == close {
                state = .text
            } else if character == "\n" {
                isOver = true
            } else {
                state = .direction(close: close, length: length + 1)
            }
        case .tag(let name):
            if character == ">" {
                state = ["think", "thinking"].contains(name.lowercased()) ? .thought(tail: "") : .text
            } else {
                state = .tag(name.count < 40 ? name + String(character) : name)
            }
        case .thought(let tail):
            let now = String((tail + String(character)).suffix(11))
            state = now.hasSuffix("</think>") || now.hasSuffix("</thinking>") ? .start : .thought(tail: now)
        }
    }

    /// What was not her name after all is read like any text.
    private mutating func release(_ text: inout String, _ parts: inout [ReplyPart]) {
        let held = head
        head = ""
        state = .text
        for character in held where !isOver { take(character, &text, &parts) }
    }

    private func flush(_ text: inout String, _ parts: inout [ReplyPart]) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
    }

    private static func part(_ mark: String) -> ReplyPart? {
        let pieces = mark.lowercased().split(separator: ":", maxSplits: 1)
        guard let name = pieces.first.map({ $0.filter { !$0.isWhitespace } }) else { return nil }
        if let emotion = Emotion(rawValue: name) {
            let intensity = pieces.count > 1 ? Int(pieces[1].filter { !$0.isWhitespace }) ?? 2 : 2
            return .feeling(Feeling(emotion, intensity: intensity))
        }
        if let gesture = Gesture(rawValue: name) { return .gesture(gesture) }
        return VoiceCue(rawValue: name).map { .cue($0) }
    }
}
