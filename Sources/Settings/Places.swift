/// Where files stand, by the XDG Base Directory rules. Values in, paths out: nothing is looked up here.
package struct Places: Equatable, Sendable {
    /// Names a settings file, as `--config` does.
    package static let configVariable = "ANEEKA_CONFIG"

    package let environment: [String: String]
    package let workingFolder: String

    package init(environment: [String: String], workingFolder: String) {
        self.environment = environment
        self.workingFolder = workingFolder
    }

    /// Where a settings file is looked for, first to last.
    package var settingsFiles: [String] {
        [workingFolder + "/aneeka.yaml", xdg("XDG_CONFIG_HOME", otherwise: ".config") + "/aneeka/aneeka.yaml"]
    }

    /// The folder of the journal, keys, tokens, models and voices.
    package func dataFolder(_ settings: AneekaSettings) -> String {
        settings.journal.folder.isEmpty
            ? xdg("XDG_DATA_HOME", otherwise: ".local/share") + "/aneeka" : expand(settings.journal.folder)
    }

    /// `~` is the home folder; what is relative counts from the working folder.
    package func expand(_ path: String) -> String {
        if path == "~" { return home }
        if path.hasPrefix("~/") { return home + path.dropFirst(1) }
        return path.hasPrefix("/") ? path : workingFolder + "/" + path
    }

    private var home: String { environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? workingFolder }

    /// The specification has relative paths ignored.
    private func xdg(_ variable: String, otherwise folder: String) -> String {
        guard let path = environment[variable], path.hasPrefix("/") else { return home + "/" + folder }
        return path
    }
}
