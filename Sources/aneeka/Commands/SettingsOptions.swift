import ArgumentParser
import Settings

/// The flags that every command with settings takes.
struct SettingsOptions: ParsableArguments {
    @Option(help: "The settings file; else ./aneeka.yaml, then the configuration folder's.")
    var config: String?

    @Option(name: .customLong("set"), help: "One setting, as section.key=value; may be repeated.")
    var flags: [String] = []

    var places: Places { Places(environment: Environment.all, workingFolder: Environment.workingFolder) }

    func load() throws -> LoadedSettings {
        try SettingsLoader(places: places).load(config: config, flags: flags)
    }
}

/// A time such as `60s`, `2m` or `1h`.
struct TimeLimit: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
        guard let last = argument.last else { return nil }
        let (text, factor) = units[last].map { (String(argument.dropLast()), $0) } ?? (argument, 1)
        guard let value = Double(text), value > 0, value * factor < 1e7 else { return nil }
        duration = .seconds(value * factor)
    }
}
