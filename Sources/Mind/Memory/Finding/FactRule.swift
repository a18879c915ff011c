/// One way to tell a fact: words, then a value.
///
/// The pattern's parts stand between spaces: `a|b` either word; `a?` may be left out; `#pet`, `#kin`, `#job`, `#few` a
/// word of that class, `#pet's` its genitive; `*` any word; `#time` a ``TimeExpression``. A last part `@…` is the value.
struct FactRule: Sendable {
    enum Part: Sendable {
        case words(Set<String>, isOptional: Bool)
        case among(WordClass, isOptional: Bool, isGenitive: Bool)
        case any
        case time
        case value(Value)
    }

    /// How much belongs to the value.
    enum Value: String, Sendable {
        /// One word, and a second one that is written with a capital.
        case name
        /// A name that is written with a capital.
        case capital
        case place
        case thing
        /// Like `thing`, over "and".
        case list
        /// Like `thing`, may be missing.
        case rest
    }

    let kind: Fact.Kind
    /// What the fact is about.
    let subject: String
    /// Whether the value is part of what it is about: one may love many things but lives in one place.
    let isPlural: Bool
    let parts: [Part]
    /// Words that it may begin with; nil: a time.
    let openers: Set<String>?

    /// - Parameter line: `kind subject: pattern`; a subject that ends in `+` is plural.
    init(_ line: Substring, kind: Fact.Kind) {
        let halves = line.split(separator: ":", maxSplits: 1)
        let subject = halves[0].trimmed
        self.kind = kind
        isPlural = subject.hasSuffix("+")
        self.subject = isPlural ? String(subject.dropLast()) : subject
        parts = halves[1].split(separator: " ").map(Self.part)
        var openers: Set<String> = []
        var isTime = false
        search: for part in parts {
            switch part {
            case .words(let words, let isOptional):
                openers.formUnion(words)
                if !isOptional { break search }
            case .time:
                isTime = true
                break search
            case .among, .any, .value: preconditionFailure("a rule begins with words or a time: \(line)")
            }
        }
        self.openers = isTime ? nil : openers
    }

    private static func part(_ text: Substring) -> Part {
        let isOptional = text.hasSuffix("?")
        let text = isOptional ? text.dropLast() : text
        if text == "*" { return .any }
        if text == "#time" { return .time }
        if text.hasPrefix("#") {
            let isGenitive = text.hasSuffix("'s")
            let name = String(isGenitive ? text.dropFirst().dropLast(2) : text.dropFirst())
            guard let among = WordClass(rawValue: name) else { preconditionFailure("no class of words: \(text)") }
            return .among(among, isOptional: isOptional, isGenitive: isGenitive)
        }
        if text.hasPrefix("@") {
            guard let value = Value(rawValue: String(text.dropFirst())) else {
                preconditionFailure("no kind of value: \(text)")
            }
            return .value(value)
        }
        return .words(Set(text.split(separator: "|").map(String.init)), isOptional: isOptional)
    }

    /// - Parameter table: a line for each rule; a line `[kind]` begins that kind's rules.
    static func table(_ table: String) -> [FactRule] {
        var rules: [FactRule] = []
        var kind = Fact.Kind.other
        for line in table.split(separator: "\n") {
            if line.hasPrefix("[") {
                guard let named = Fact.Kind(rawValue: String(line.dropFirst().dropLast())) else {
                    preconditionFailure("no kind of fact: \(line)")
                }
                kind = named
            } else {
                rules.append(FactRule(line, kind: kind))
            }
        }
        return rules
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.hasPrefix(" ") { text.removeFirst() }
        while text.hasSuffix(" ") { text.removeLast() }
        return String(text)
    }
}
