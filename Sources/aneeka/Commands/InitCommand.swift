import ArgumentParser
import Glibc
import Settings
import Signals

extension Language: ExpressibleByArgument {}

/// Writes a commented settings file: from flags, or from five questions where somebody sits at a terminal.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Writes a commented aneeka.yaml.",
        discussion: "Asks five questions at a terminal; --yes, --channel or --set answer them in advance.")

    @Option(help: "Language of the questions and comments: es or en.") var language: Language?
    @Option(help: "Twitch channel to read.") var channel: String?
    @Option(name: .customLong("set"), help: "One setting, as section.key=value; may be repeated.") var flags: [String] =
        []
    @Option(help: "Where to write.") var file = "aneeka.yaml"
    @Flag(help: "Replace a file that is there.") var force = false
    @Flag(name: .shortAndLong, help: "Ask nothing.") var yes = false
    @Flag(help: "Print the reference of all settings as Markdown instead.") var reference = false

    func run() throws {
        let words = InitWords(language: TerminalWords(language).language)
        if reference {
            print(SettingsReference(language: words.language).text)
            return
        }
        if !force, access(file, F_OK) == 0 { throw ValidationError(words.isThere(file)) }
        var answers = flags
        if let channel { answers.append("twitch.channel=" + channel) }
        let settings: AneekaSettings
        if answers.isEmpty, !yes, isatty(STDIN_FILENO) == 1 {
            settings = ask(words)
        } else {
            settings = try SettingsLoader.builtIn(changedBy: answers)
        }
        // It may hold keys: nobody else reads it.
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0, let out = fdopen(descriptor, "w") else { throw FileError(path: file, code: errno) }
        fputs(SettingsTemplate(language: words.language).text(settings), out)
        fclose(out)
        print(words.wrote(file))
    }

    /// Each question until its answer is one; an empty answer, or the end of the input, keeps what is built in.
    private func ask(_ words: InitWords) -> AneekaSettings {
        var accepted: [String] = []
        var settings = AneekaSettings()
        for question in words.questions {
            print(question.text[words.language])
            while true {
                print("> ", terminator: "")
                fflush(nil)
                let answer = readLine()?.trimmed ?? ""
                if answer.isEmpty { break }
                let flags = question.flags(answer)
                do {
                    settings = try SettingsLoader.builtIn(changedBy: accepted + flags)
                    accepted += flags
                    break
                } catch {
                    print(error.text(in: words.language))
                }
            }
        }
        return settings
    }
}

/// What `aneeka init` asks and says.
private struct InitWords {
    struct Question {
        let text: Bilingual
        /// The settings that an answer stands for.
        let flags: @Sendable (String) -> [String]
    }

    let language: Language

    private func pick(_ english: String, _ spanish: String) -> String { language == .es ? spanish : english }

    func isThere(_ file: String) -> String {
        pick(
            "\(file) is there already; --force replaces it, --file NAME writes another.",
            "\(file) ya existe; --force lo sustituye, --file NOMBRE escribe otro.")
    }

    func wrote(_ file: String) -> String {
        pick("Wrote \(file). Next: aneeka doctor, aneeka live.", "Escrito \(file). Sigue: aneeka doctor, aneeka live.")
    }

    var questions: [Question] {
        [
            Question(
                text: Bilingual(
                    en: "1/5 Which Twitch channel shall she read? (Enter: none yet)",
                    es: "1/5 ¿Qué canal de Twitch va a leer? (Intro: ninguno por ahora)"),
                flags: { ["twitch.channel=" + $0] }),
            Question(
                text: Bilingual(
                    en: "2/5 Which language does she speak: es, en, auto? (Enter: auto, the viewer's own)",
                    es: "2/5 ¿En qué idioma habla: es, en, auto? (Intro: auto, el de cada persona)"),
                flags: { ["persona.language=" + $0] }),
            Question(
                text: Bilingual(
                    en:
                        "3/5 Her mind: a model server's address (http://…/v1) or a GGUF file? (Enter: the small one brought along)",
                    es:
                        "3/5 Su mente: ¿la dirección de un servidor de modelos (http://…/v1) o un archivo GGUF? (Intro: la pequeña incluida)"
                ),
                flags: { [($0.contains("://") ? "mind.endpoint=" : "mind.model=") + $0] }),
            Question(
                text: Bilingual(
                    en: "4/5 Her voice: the address of a speech server (http://…/v1)? (Enter: espeak-ng, built in)",
                    es: "4/5 Su voz: ¿la dirección de un servidor de voz (http://…/v1)? (Intro: espeak-ng, incluida)"),
                flags: { ["voice.openai.endpoint=" + $0, "voice.engine=openai"] }),
            Question(
                text: Bilingual(
                    en: "5/5 Where does she sound: auto, overlay, device, device:NAME? (Enter: auto)",
                    es: "5/5 ¿Por dónde suena: auto, overlay, device, device:NOMBRE? (Intro: auto)"),
                flags: { ["voice.output=" + $0] }),
        ]
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
