package import Signals

/// A llama.cpp server as our child.
package struct ModelServerSettings: Sendable, Equatable {
    /// A GGUF file.
    package var model: String
    /// A LoRA adapter in GGUF that is put over the model; nil = none.
    package var adapter: String?
    /// The program; nil = `llama-server` on `PATH`, else the one that the setup prepared in `dataFolder`.
    package var server: String?
    /// Where the setup puts models and server: `$XDG_DATA_HOME/aneeka`.
    package var dataFolder: String
    /// `PATH`, to look for `llama-server`.
    package var searchPath: String
    /// Tokens of context, shared by the slots.
    package var contextTokens: Int
    /// 0 = talk, 1 = side work.
    package var slots: Int
    /// Nil = one less than there are cores: with all of them taken, its spinning threads starve each other.
    package var threads: Int?
    /// From the start until it can be asked.
    package var readyLimit: Duration
    /// MiB while it runs; nil = guessed from the file.
    package var neededMemory: Int?
    /// What may be proposed where memory is short.
    package var others: [ModelNeed]
    /// Where the machine says what it has left.
    package var meminfo: String

    package init(
        model: String, adapter: String? = nil, server: String? = nil, dataFolder: String, searchPath: String = "",
        contextTokens: Int = 8_192,
        slots: Int = 2, threads: Int? = nil, readyLimit: Duration = .seconds(120),
        neededMemory: Int? = nil, others: [ModelNeed] = [], meminfo: String = "/proc/meminfo"
    ) {
        self.model = model
        self.adapter = adapter
        self.server = server
        self.dataFolder = dataFolder
        self.searchPath = searchPath
        self.contextTokens = contextTokens
        self.slots = slots
        self.threads = threads
        self.readyLimit = readyLimit
        self.neededMemory = neededMemory
        self.others = others
        self.meminfo = meminfo
    }
}

/// How the managed server is doing.
package enum ModelServerState: Sendable, Equatable {
    /// `elapsed` grows while the model is loaded.
    case starting(elapsed: Duration)
    /// `url` as an ``OpenAIEndpoint`` takes it.
    case ready(url: String)
    case down(reason: Bilingual)
}
