import ArgumentParser
import Glibc
import Settings
import Signals

extension Language: ExpressibleByArgument {}

/// Writes a commented settings file.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "Writes a commented aneeka.yaml.")

    @Option(help: "Language of the comments: es or en.") var language: Language?
    @Option(help: "Twitch channel to read.") var channel: String?
    @Option(help: "Where to write.") var file = "aneeka.yaml"
    @Flag(help: "Replace a file that is there.") var force = false
    @Flag(help: "Print the reference of all settings as Markdown instead.") var reference = false

    func run() throws {
        let systemLanguage: Language = (Environment.all["LANG"] ?? "").hasPrefix("es") ? .es : .en
        let language = language ?? systemLanguage
        if reference {
            print(SettingsReference(language: language).text)
            return
        }
        var settings = AneekaSettings()
        if let channel { settings.twitch.channel = channel.lowercased().filter { $0 != "#" } }
        if !force, access(file, F_OK) == 0 {
            throw ValidationError("\(file) is there already; --force replaces it, --file NAME writes another.")
        }
        guard let out = fopen(file, "w") else { throw FileError(path: file, code: errno) }
        fputs(SettingsTemplate(language: language).text(settings), out)
        fclose(out)
        print(
            language == .es
                ? "Escrito \(file). Sigue: aneeka doctor, aneeka live."
                : "Wrote \(file). Next: aneeka doctor, aneeka live.")
    }
}
