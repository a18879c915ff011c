package import Signals

/// One setting, declared once: decoding, problems, `init`, `--print-config` and the reference page come from it.
package struct SettingKey: Sendable {
    /// Dotted, as in the file: `twitch.irc.port`.
    package let path: String
    package let type: Bilingual
    package let range: Bilingual?
    package let unit: Bilingual?
    /// Never shown or quoted.
    package let isSecret: Bool
    package let help: Bilingual

    let read: @Sendable (RawSetting, inout AneekaSettings) -> Refusal?
    /// As YAML.
    let write: @Sendable (AneekaSettings) -> String

    init<Value: Equatable & Sendable>(
        _ path: String, _ property: any WritableKeyPath<AneekaSettings, Value> & Sendable,
        _ format: SettingFormat<Value>,
        unit: Bilingual? = nil, isSecret: Bool = false, en: String, es: String
    ) {
        self.path = path
        self.unit = unit
        self.isSecret = isSecret
        type = format.type
        range = format.range
        help = Bilingual(en: en, es: es)
        read = { raw, settings in
            switch format.read(raw) {
            case .success(let value):
                settings[keyPath: property] = value
                return nil
            case .failure(let refused): return refused.refusal
            }
        }
        write = { format.write($0[keyPath: property]) }
    }

    /// The environment variable that sets it: `ANEEKA_TWITCH_IRC_PORT`, `ANEEKA_ATTENTION_IDLE_AFTER`.
    package var variable: String {
        "ANEEKA_"
            + path.map { character in
                character == "." ? "_" : character.isUppercase ? "_\(character)" : character.uppercased()
            }.joined()
    }

    /// What a value has to be, in words.
    var expectation: Bilingual {
        func text(_ type: String, _ range: String?) -> String { range.map { "\(type) (\($0))" } ?? type }
        return Bilingual(en: text(type.en, range?.en), es: text(type.es, range?.es))
    }
}

/// Keys under one first name.
package struct SettingSection: Sendable {
    package let name: String
    package let title: Bilingual
    package let keys: [SettingKey]
}
