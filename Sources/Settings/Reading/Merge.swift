/// Settings while the layers are laid over one another.
struct Merge {
    var settings = AneekaSettings()
    var origins: [String: SettingOrigin] = [:]
    var problems: [SettingsProblem] = []

    mutating func take(_ raw: RawSetting, for key: SettingKey, from origin: SettingOrigin) {
        guard let refusal = key.read(raw, &settings) else {
            origins[key.path] = origin
            return
        }
        let found = key.isSecret ? "" : withoutPassword(raw.quoted)
        let kind: SettingsProblem.Kind =
            switch refusal {
            case .notOne(let suggestion):
                .wrongValue(expected: key.expectation, found: found, suggestion: key.isSecret ? nil : suggestion)
            case .outOfRange: .outOfRange(expected: key.expectation, found: found)
            case .because(let reason): .refused(reason)
            }
        problems.append(SettingsProblem(origin: origin, path: key.path, kind: kind))
    }

    /// The problems of the file and of its values come in the order of its lines.
    mutating func take(file: SettingsFile) {
        problems += file.problems
        for key in SettingCatalogue.keys {
            guard let value = file.values[key.path] else { continue }
            take(value.raw, for: key, from: .file(path: file.path, line: value.line))
        }
        func line(_ problem: SettingsProblem) -> Int {
            if case .file(_, let line?) = problem.origin { line } else { 0 }
        }
        problems.sort { line($0) < line($1) }
    }

    /// `ANEEKA_…`; underscores between the words of one name may be left out. An empty variable counts as not set.
    mutating func take(environment: [String: String]) {
        let keys = Dictionary(SettingCatalogue.keys.map { (bare($0.variable), $0) }) { first, _ in first }
        for (name, value) in environment.sorted(by: { $0.key < $1.key })
        where name.hasPrefix("ANEEKA_") && name != Places.configVariable {
            if let key = keys[bare(name)] {
                if !value.isEmpty { take(.text(value), for: key, from: .environment(variable: name)) }
            } else {
                let near = nearest(to: name, among: SettingCatalogue.keys.map(\.variable))
                problems.append(
                    SettingsProblem(
                        origin: .environment(variable: name), path: "", kind: .unknownKey(suggestion: near)))
            }
        }
    }

    mutating func take(flag: String) {
        guard let equals = flag.firstIndex(of: "="), equals != flag.startIndex else {
            problems.append(SettingsProblem(origin: .flag, path: "", kind: .malformedFlag))
            return
        }
        let path = String(flag[..<equals])
        guard let key = SettingCatalogue.byPath[path] else {
            problems.append(
                SettingsProblem(origin: .flag, path: path, kind: .unknownKey(suggestion: suggestion(for: path))))
            return
        }
        take(.text(String(flag[flag.index(after: equals)...])), for: key, from: .flag)
    }

    /// What only several settings together can be wrong in.
    mutating func checkTogether() {
        let isReported = problems.contains { $0.path == "voice.openai.endpoint" }
        if settings.voice.engine == .openai, settings.voice.openai.endpoint.isEmpty, !isReported {
            problems.append(
                SettingsProblem(
                    origin: origins["voice.engine"] ?? .builtIn, path: "voice.openai.endpoint",
                    kind: .missing(by: "voice.engine: openai")))
        }
    }

    private func bare(_ variable: String) -> String { variable.filter { $0 != "_" } }
}
