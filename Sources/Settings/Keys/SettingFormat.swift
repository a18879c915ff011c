internal import Signals

/// How one kind of value is written, read and described.
struct SettingFormat<Value: Equatable & Sendable>: Sendable {
    let type: Bilingual
    /// What is allowed, in a form for people: `1…65535`, `es, en, auto`; nil: anything of the type.
    let range: Bilingual?
    let read: @Sendable (RawSetting) -> Result<Value, Refused>
    /// As YAML, parsed back to the same value.
    let write: @Sendable (Value) -> String

    /// `Result` wants an error.
    struct Refused: Error {
        let refusal: Refusal
        init(_ refusal: Refusal) { self.refusal = refusal }
    }

    init(
        type: Bilingual, range: Bilingual? = nil, read: @escaping @Sendable (RawSetting) -> Result<Value, Refused>,
        write: @escaping @Sendable (Value) -> String
    ) {
        self.type = type
        self.range = range
        self.read = read
        self.write = write
    }

    /// For what is written as one word or line.
    init(
        type: Bilingual, range: Bilingual? = nil, line read: @escaping @Sendable (String) -> Result<Value, Refused>,
        write: @escaping @Sendable (Value) -> String
    ) {
        self.init(
            type: type, range: range,
            read: { raw in
                guard case .text(let text) = raw else { return .failure(Refused(.notOne(suggestion: nil))) }
                return read(text)
            }, write: write)
    }
}
