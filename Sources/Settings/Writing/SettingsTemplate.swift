package import Signals

/// The commented `aneeka.yaml` that `aneeka init` writes. Read back, it gives the same settings.
package struct SettingsTemplate {
    private let language: Language

    package init(language: Language) { self.language = language }

    package func text(_ settings: AneekaSettings = AneekaSettings()) -> String {
        var lines = opening
        for section in SettingCatalogue.sections {
            lines += ["", "# " + section.title[language]]
            var open: [Substring] = []
            for key in section.keys {
                let groups = key.path.split(separator: ".").dropLast()
                let shared = zip(open, groups).prefix { $0 == $1 }.count
                for (depth, group) in groups.enumerated().dropFirst(shared) {
                    lines.append(indent(depth) + group + ":")
                }
                open = Array(groups)
                let margin = indent(groups.count)
                lines += comment(key).map { margin + "# " + $0 }
                lines.append(margin + (key.path.split(separator: ".").last ?? "") + ": " + key.write(settings))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var opening: [String] {
        switch language {
        case .en:
            [
                "# Aneeka's settings. Whatever you leave out keeps its built-in value.",
                "# `aneeka doctor` checks them; the environment (ANEEKA_SECTION_KEY) and --set section.key=value win.",
            ]
        case .es:
            [
                "# Los ajustes de Aneeka. Lo que quites conserva su valor por defecto.",
                "# `aneeka doctor` los revisa; mandan más el entorno (ANEEKA_SECCION_CLAVE) y --set sección.clave=valor.",
            ]
        }
    }

    private func comment(_ key: SettingKey) -> [String] {
        var details = [key.range?[language] ?? key.type[language]]
        if let unit = key.unit { details.append(unit[language]) }
        return wrapped(key.help[language] + " (" + details.joined(separator: "; ") + ")", width: 100)
    }

    private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

    private func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
