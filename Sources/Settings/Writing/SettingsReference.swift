package import Signals

/// The reference page of all settings, in Markdown.
package struct SettingsReference {
    private let language: Language

    package init(language: Language) { self.language = language }

    package var text: String {
        let defaults = AneekaSettings()
        var lines = opening
        for section in SettingCatalogue.sections {
            lines += ["", "## `\(section.name)`: \(section.title[language])", "", head, "|---|---|---|---|---|"]
            for key in section.keys {
                var kind = key.type[language]
                if let unit = key.unit { kind += ", " + unit[language] }
                let cells = [
                    "`\(key.path)`", kind, key.range?[language] ?? "", "`\(key.write(defaults))`",
                    key.help[language] + " `\(key.variable)`",
                ]
                lines.append(
                    "| " + cells.map { $0.split(separator: "|").joined(separator: "\\|") }.joined(separator: " | ")
                        + " |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: String {
        switch language {
        case .en: "| setting | type | allowed | default | meaning, environment variable |"
        case .es: "| ajuste | tipo | permitido | por defecto | significado, variable de entorno |"
        }
    }

    private var opening: [String] {
        switch language {
        case .en:
            [
                "# Settings", "",
                "Built-in values < the file (`--config`, else `./aneeka.yaml`, else `$XDG_CONFIG_HOME/aneeka/aneeka.yaml`) < "
                    + "the environment < `--set section.key=value`. `aneeka doctor --print-config` shows what holds. "
                    + "This page is made by the program from its own declarations.",
            ]
        case .es:
            [
                "# Ajustes", "",
                "Valores por defecto < el archivo (`--config`, si no `./aneeka.yaml`, si no "
                    + "`$XDG_CONFIG_HOME/aneeka/aneeka.yaml`) < el entorno < `--set sección.clave=valor`. "
                    + "`aneeka doctor --print-config` muestra los que rigen. "
                    + "Esta página la hace el programa a partir de sus propias declaraciones.",
            ]
        }
    }
}
