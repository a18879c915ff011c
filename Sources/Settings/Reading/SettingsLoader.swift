internal import FoundationEssentials

/// The merged settings, and where each one comes from.
package struct LoadedSettings: Equatable, Sendable {
    package var settings: AneekaSettings
    /// By dotted path; what is not in here is built in.
    package let origins: [String: SettingOrigin]
    /// The file that was read.
    package let file: String?
}

/// Merges built-in values, the file, the environment and flags, the later over the earlier.
package struct SettingsLoader: Sendable {
    private let places: Places

    package init(places: Places) { self.places = places }

    /// Reads a few kilobytes from disk: call it before the show.
    ///
    /// - Parameters:
    ///   - config: the file of `--config`; nil: `ANEEKA_CONFIG`, else the first of ``Places/settingsFiles`` that is there.
    ///   - flags: the values of `--set`, each `section.key=value`; a later one wins.
    /// - Throws: ``SettingsError`` with every problem of all layers.
    package func load(config: String? = nil, flags: [String] = []) throws(SettingsError) -> LoadedSettings {
        var merge = Merge()
        let file = config ?? places.environment[Places.configVariable].flatMap { $0.isEmpty ? nil : $0 }
        let read = file.map { places.expand($0) } ?? places.settingsFiles.first { isThere($0) }
        if let read {
            switch text(of: read) {
            case .success(let text): merge.take(file: SettingsFile(path: read, text: text))
            case .failure(let problem): merge.problems.append(problem)
            }
        }
        merge.take(environment: places.environment)
        for flag in flags { merge.take(flag: flag) }
        merge.checkTogether()
        guard merge.problems.isEmpty else { throw SettingsError(merge.problems) }
        return LoadedSettings(settings: merge.settings, origins: merge.origins, file: read)
    }

    /// Reads a settings text by itself, as a file called `name`.
    package static func parse(_ text: String, name: String = "aneeka.yaml") throws(SettingsError) -> AneekaSettings {
        var merge = Merge()
        merge.take(file: SettingsFile(path: name, text: text))
        merge.checkTogether()
        guard merge.problems.isEmpty else { throw SettingsError(merge.problems) }
        return merge.settings
    }

    /// The built-in settings with these changes, each `section.key=value`.
    package static func builtIn(changedBy flags: [String]) throws(SettingsError) -> AneekaSettings {
        var merge = Merge()
        for flag in flags { merge.take(flag: flag) }
        merge.checkTogether()
        guard merge.problems.isEmpty else { throw SettingsError(merge.problems) }
        return merge.settings
    }

    private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private enum Reading {
        case success(String)
        case failure(SettingsProblem)
    }

    private func text(of path: String) -> Reading {
        func failure(_ reason: String) -> Reading {
            .failure(SettingsProblem(origin: .file(path: path, line: nil), path: "", kind: .unreadable(reason)))
        }
        guard isThere(path) else { return failure("there is no such file; `aneeka init` writes one") }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            return failure("check that it is a file and that you may read it")
        }
        guard data.count <= 1 << 20 else { return failure("it is larger than 1 MiB") }
        guard let text = String(bytes: data, encoding: .utf8) else { return failure("save it as UTF-8") }
        return .success(text)
    }
}
