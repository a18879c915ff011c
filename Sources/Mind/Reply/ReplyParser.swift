/// Reads the model's text: marks in square brackets, thoughts and stage directions that nobody shall hear.
///
/// The same text cut anywhere gives the same text and marks. Nothing in brackets is ever spoken; what only looks like
/// an opening bracket is given up after some characters, so that it never swallows the rest.
package struct ReplyParser: Sendable {
    private enum State: Equatable {
        /// Before any word: her own name and labels are taken off here.
        case start
        case text
        case mark(String)
        /// Inside `*…*`, `(…)`, `_…_` or `—…—`.
        case aside(open: Character, held: String)
        /// A colon that may begin an emoticon.
        case emoticon(String)
        case tag(String)
        /// Inside `<think>`, until its end.
        case thought(tail: String)
        /// Behind `<|channel|>`, until `<|message|>`.
        case channel(String)
        /// A message of another channel than the final one.
        case hidden(tail: String)
        /// The rest of a line that is no speech: a role, a thought with a label.
        case skippedLine
    }

    private static let longestMark = 60
    private static let longestAside = 80
    private static let longestLabel = 20

    private var state = State.start
    private var head = ""
    /// The last character given as text.
    private var last: Character?
    private var hasWords = false
    private let labels: [String]
    /// The reply is over: the model began a new line or another speaker's.
    package private(set) var isOver = false

    /// - Parameter name: hers; a reply that begins with `Name:` loses that.
    package init(name: String) {
        let name = name.lowercased()
        labels = ["\(name):", "**\(name):**", "@\(name):"] + ReplyLabels.plain
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
        if !isOver {
            switch state {
            case .start: release(head, &text, &parts)
            case .aside(let open, let held) where open == "—" && !StageWords.isDirection(held):
                emit("—", &text)
                release(held, &text, &parts)
            case .emoticon(let held): for character in held { emit(character, &text) }
            default: break
            }
        }
        flush(&text, &parts)
        isOver = true
        return parts
    }

    private mutating func take(_ character: Character, _ text: inout String, _ parts: inout [ReplyPart]) {
        switch state {
        case .start: begin(character, &text, &parts)
        case .text: read(character, &text, &parts)
        case .mark(let mark):
            if character == "]" {
                goOn()
                if let part = ReplyPart(mark: mark) { parts.append(part) }
            } else if character.isNewline {
                endLine()
            } else if mark.count >= Self.longestMark {
                release(mark + String(character), &text, &parts)
            } else {
                state = .mark(mark + String(character))
            }
        case .aside(let open, let held): aside(character, open, held, &text, &parts)
        case .emoticon(let held): emoticon(character, held, &text, &parts)
        case .tag(let name): tag(character, name, &text, &parts)
        case .thought(let tail):
            let now = String((tail + String(character)).suffix(ReplyLabels.longestEnd)).lowercased()
            if ReplyLabels.thoughtEnds.contains(where: now.hasSuffix) { goOn() } else { state = .thought(tail: now) }
        case .channel(let held):
            let now = held + String(character)
            if now.hasSuffix("<|message|>") {
                if now.lowercased().hasPrefix("final") { goOn() } else { state = .hidden(tail: "") }
            } else {
                state = now.count < Self.longestAside ? .channel(now) : .hidden(tail: "")
            }
        case .hidden(let tail):
            let now = String((tail + String(character)).suffix(ReplyLabels.longestEnd))
            state = now.hasSuffix("<|channel|>") ? .channel("") : .hidden(tail: now)
        case .skippedLine:
            if character.isNewline { state = .start } else if character == "<" { state = .tag("") }
        }
    }

    private mutating func begin(_ character: Character, _ text: inout String, _ parts: inout [ReplyPart]) {
        if head.isEmpty {
            if character.isWhitespace || "\"“>".contains(character) { return }
            if "[(<".contains(character) {
                state = .text
                return read(character, &text, &parts)
            }
        }
        head.append(character)
        let lower = head.lowercased()
        if labels.contains(lower) {
            head = ""
        } else if ReplyLabels.thoughts.contains(lower) {
            head = ""
            state = .skippedLine
        } else if !(labels + ReplyLabels.thoughts).contains(where: { $0.hasPrefix(lower) }) {
            release(head, &text, &parts)
        }
    }

    private mutating func read(_ character: Character, _ text: inout String, _ parts: inout [ReplyPart]) {
        switch character {
        case "[":
            flush(&text, &parts)
            state = .mark("")
        case "*": state = .aside(open: character, held: "")
        case "(":
            // The mouth of an emoticon.
            if let last, ":;='".contains(last) { return }
            state = .aside(open: character, held: "")
        case "_" where last?.isWhitespace ?? true: state = .aside(open: character, held: "")
        case "—": state = .aside(open: character, held: "")
        case ":" where last?.isWhitespace ?? true, ";" where last?.isWhitespace ?? true:
            state = .emoticon(String(character))
        case "<": state = .tag("")
        case "]", ")", ">", "`", "”", "“", "\"": break
        default: if character.isNewline { endLine() } else { emit(character, &text) }
        }
    }

    private mutating func aside(
        _ character: Character, _ open: Character, _ held: String, _ text: inout String, _ parts: inout [ReplyPart]
    ) {
        let close: Character = open == "(" ? ")" : open
        if character.isNewline { return endLine() }
        if open == "—" {
            let now = held + String(character)
            if character == close {
                guard !StageWords.isDirection(held) else { return goOn() }
                emit("—", &text)
                release(held, &text, &parts)
                if state == .text { emit("—", &text) }
            } else if now.count > Self.longestLabel * 2 || !StageWords.mayBegin(now) {
                emit("—", &text)
                release(now, &text, &parts)
            } else {
                state = .aside(open: open, held: now)
            }
            return
        }
        if character == close {
            goOn()
            if open == "*", StageWords.stressed.contains(held.lowercased()) {
                state = .text
                for character in held { emit(character, &text) }
            }
        } else if held.isEmpty, open != "(", character.isWhitespace {
            // A list's bullet, a multiplication.
            state = .text
            emit(character, &text)
        } else if held.count >= (open == "_" ? Self.longestLabel * 2 : Self.longestAside) {
            release(held + String(character), &text, &parts)
        } else {
            state = .aside(open: open, held: held + String(character))
        }
    }

    private mutating func emoticon(
        _ character: Character, _ held: String, _ text: inout String, _ parts: inout [ReplyPart]
    ) {
        if held.count == 1, "-'^".contains(character) {
            state = .emoticon(held + String(character))
        } else if "()3|/\\*DPpOo".contains(character) {
            state = .text
        } else {
            state = .text
            for character in held { emit(character, &text) }
            take(character, &text, &parts)
        }
    }

    private mutating func tag(
        _ character: Character, _ name: String, _ text: inout String, _ parts: inout [ReplyPart]
    ) {
        if name.isEmpty, !character.isLetter, !"/|!｜".contains(character) {
            // A heart or a comparison.
            state = .text
            if character != "3" { take(character, &text, &parts) }
        } else if character == ">" {
            switch ReplyLabels.meaning(ofTag: name) {
            case .nothing: goOn()
            case .thought: state = .thought(tail: "")
            case .channel: state = .channel("")
            case .role: if hasWords { isOver = true } else { state = .skippedLine }
            case .end: if hasWords { isOver = true } else { goOn() }
            }
        } else if character.isNewline {
            endLine()
        } else if name.count >= Self.longestMark {
            release(name + String(character), &text, &parts)
        } else {
            state = .tag(name + String(character))
        }
    }

    private mutating func goOn() { state = hasWords ? .text : .start }

    /// A line's end ends the reply once something was said.
    private mutating func endLine() {
        if hasWords { isOver = true } else { state = .start }
    }

    private mutating func emit(_ character: Character, _ text: inout String) {
        text.append(character)
        last = character
        if character.isLetter || character.isNumber { hasWords = true }
    }

    /// What was held back and is no structure after all is read like any text.
    private mutating func release(_ held: String, _ text: inout String, _ parts: inout [ReplyPart]) {
        head = ""
        state = .text
        for character in held where !isOver { take(character, &text, &parts) }
    }

    private func flush(_ text: inout String, _ parts: inout [ReplyPart]) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
    }
}
