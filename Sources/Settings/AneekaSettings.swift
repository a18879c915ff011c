package import Signals

/// Every setting of the program with its default. What a key is called, means and may be stands in `SettingCatalogue`.
package struct AneekaSettings: Equatable, Sendable {
    package var persona = Persona()
    package var twitch = Twitch()
    package var inbound = Inbound()
    package var mind = Mind()
    package var models = Models()
    package var voice = Voice()
    package var stage = Stage()
    package var attention = Attention()
    package var moderation = Moderation()
    package var memory = Memory()
    package var journal = Journal()
    package var simulation = Simulation()
    package var log = Log()

    package init() {}

    package struct Persona: Equatable, Sendable {
        package var name = "Aneeka"
        /// Path of a persona file; "" = the persona that ships.
        package var file = ""
        package var language = LanguageChoice.auto
    }

    package struct Twitch: Equatable, Sendable {
        /// Lower case, without `#`; "" = no Twitch.
        package var channel = ""
        /// Of an application registered at Twitch; "" = no accounts, chat is read anonymously.
        package var clientID = ""
        package var eventSub = "wss://eventsub.wss.twitch.tv/ws"
        package var helix = "https://api.twitch.tv/helix"
        package var auth = "https://id.twitch.tv/oauth2"
        /// How much of her answers she writes in chat too.
        package var replies = WrittenReplies.off
        package var rewards: [RewardRule] = []
        package var irc = IRC()

        package struct IRC: Equatable, Sendable {
            package var host = "irc.chat.twitch.tv"
            package var port = 6697
            package var tls = true
        }
    }

    package struct Inbound: Equatable, Sendable {
        /// Whether claims of money, gifts and raids by other programs are believed.
        package var trustPaid = false
    }

    package struct Mind: Equatable, Sendable {
        /// Base address of an OpenAI-compatible server, without a trailing slash; "" = the managed server.
        package var endpoint = ""
        package var key = ""
        /// Name at the endpoint, or path of a GGUF file; "" = the default model.
        package var model = ""
        /// Path of a LoRA adapter over the model that she runs herself; "" = none.
        package var adapter = ""
        /// The model runs inside the program, without a server.
        package var inside = false
        /// Her own small model answers when nobody else can.
        package var mini = true
        package var form = PromptFormChoice.auto
        /// Tokens.
        package var context = 4_096
        package var temperature = 0.8
        /// A sentence that she said lately is said again.
        package var mayRepeat = false
        package var firstToken = Duration.seconds(8)
        /// Endpoints that answer in its place, best first: an address and, behind a space, a model's name; `managed` =
        /// the server of our own.
        package var fallbacks: [String] = []
        package var fallbackKey = ""
        /// Before the first token, while somebody else could answer.
        package var fallbackAfter = Duration.seconds(3)
        /// Path of `llama-server`; "" = searched on PATH.
        package var server = ""
        /// 0 = chosen from the number of cores.
        package var threads = 0
    }

    package struct Models: Equatable, Sendable {
        /// Base address that the catalogue's models are fetched from; "" = the one that the catalogue names.
        package var hub = ""
        /// Path of a `models.yaml` beside the one that ships; "" = none.
        package var catalogue = ""
    }

    package struct Voice: Equatable, Sendable {
        package var engine = VoiceEngineChoice.espeak
        package var output = OutputChoice.auto
        package var espeak = Espeak()
        package var openai = OpenAI()

        package struct Espeak: Equatable, Sendable {
            package var es = "es-419"
            package var en = "en-us"
            /// Words per minute.
            package var rate = 165
            /// 0…99.
            package var pitch = 60
        }

        package struct OpenAI: Equatable, Sendable {
            package var endpoint = ""
            package var key = ""
            package var model = "tts-1"
            package var voice = "nova"
            /// Of the PCM that the server sends, in Hz.
            package var rate = 24_000
            package var firstSound = Duration.seconds(4)
        }
    }

    package struct Stage: Equatable, Sendable {
        package var host = "127.0.0.1"
        package var port = 8_787
        /// Beside the own addresses.
        package var allowedHosts: [String] = []
    }

    package struct Attention: Equatable, Sendable {
        package var idleAfter = Duration.seconds(45)
        /// Zero = off.
        package var repeatWindow = Duration.seconds(60)
        package var maximumAge = Duration.seconds(120)
        package var queue = 200
    }

    package struct Moderation: Equatable, Sendable {
        package var words: [String] = []
        package var wordFiles: [String] = []
        package var links = LinkRule.refuse
        package var profanity = ProfanityRule.soften
        package var softWords: [String] = []
        package var allowedWords: [String] = []
        package var allowedDomains: [String] = []
        package var `guard` = Guard()

        package struct Guard: Equatable, Sendable {
            /// "" = no guard model.
            package var endpoint = ""
            package var key = ""
            package var model = ""
            package var deadline = Duration.milliseconds(600)
            package var whenLate = LateRule.pass
        }
    }

    package struct Memory: Equatable, Sendable {
        package var learns = LearningChoice.model
        /// After this much quiet she sums up and takes notes.
        package var quiet = Duration.seconds(2)
    }

    package struct Journal: Equatable, Sendable {
        /// "" = the XDG data folder; see `Places`.
        package var folder = ""
        package var comments = 20_000
        package var turns = 5_000
    }

    package struct Simulation: Equatable, Sendable {
        package var enabled = false
        /// 0 = another audience each time.
        package var seed = 0
        /// Comments a minute.
        package var pace = 12.0
        package var languages: [Language] = [.es, .en]
    }

    package struct Log: Equatable, Sendable {
        package var level = LogLevel.info
    }
}
