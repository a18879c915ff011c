package import Signals

extension LoadedSettings {
    /// What `--print-config` shows: every setting with its origin, as YAML, secrets masked.
    package func listing(in language: Language) -> String {
        var lines: [String] = []
        if let file { lines.append("# " + file) }
        for key in SettingCatalogue.keys {
            let origin = origins[key.path] ?? .builtIn
            lines.append("\(key.path): \(shown(key))  # \(origin.text(in: language))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func shown(_ key: SettingKey) -> String {
        let value = key.write(settings)
        if key.isSecret { return value == "\"\"" ? value : "\"********\"" }
        return withoutPassword(value)
    }
}

/// An address may carry a name and password before its host.
func withoutPassword(_ value: String) -> String {
    guard let scheme = value.firstRange(of: "://") else { return value }
    let rest = value[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "\"" }
    guard let at = authority.lastIndex(of: "@") else { return value }
    return value[..<scheme.upperBound] + "********" + rest[at...]
}
