package import Signals

/// A language, or that of whoever is being answered.
package enum LanguageChoice: String, CaseIterable, Sendable {
    case auto, es, en

    /// nil for `auto`.
    package var language: Language? { Language(rawValue: rawValue) }
}

package enum PromptFormChoice: String, CaseIterable, Sendable {
    case auto, chat, transcript, brief
}

package enum VoiceEngineChoice: String, CaseIterable, Sendable {
    case espeak, openai
}

package enum LinkRule: String, CaseIterable, Sendable {
    case refuse, allow
}

/// Swearing that insults nobody.
package enum ProfanityRule: String, CaseIterable, Sendable {
    /// Neither read nor said.
    case refuse
    /// Read, never said.
    case soften
    /// Read and said.
    case allow
}

/// What happens to a clause whose guard model does not answer in time.
package enum LateRule: String, CaseIterable, Sendable {
    case pass, refuse
}

/// How she gets to know her viewers.
package enum LearningChoice: String, CaseIterable, Sendable {
    /// Not at all: nothing about anybody is kept beyond the stream.
    case off
    /// What viewers plainly say of themselves.
    case rules
    /// That, and what the model finds in quiet moments.
    case model
}

/// The levels of swift-log, by its names.
package enum LogLevel: String, CaseIterable, Sendable {
    case trace, debug, info, notice, warning, error, critical
}

/// Where her voice is heard.
package enum OutputChoice: Equatable, Sendable {
    /// A page that holds the lease, else the device, else silence in real time.
    case auto
    /// A sound device by name; "" = the default one.
    case device(String)
    case overlay
    case file(path: String)
    case none

    package init?(_ text: String) {
        switch text {
        case "auto": self = .auto
        case "overlay": self = .overlay
        case "none": self = .none
        case "device": self = .device("")
        default:
            if text.hasPrefix("device:") {
                self = .device(String(text.dropFirst("device:".count)))
            } else if text.hasPrefix("file:"), text.count > "file:".count {
                self = .file(path: String(text.dropFirst("file:".count)))
            } else {
                return nil
            }
        }
    }

    package var text: String {
        switch self {
        case .auto: "auto"
        case .overlay: "overlay"
        case .none: "none"
        case .device(""): "device"
        case .device(let name): "device:" + name
        case .file(let path): "file:" + path
        }
    }
}
