internal import Signals

/// What an audience writes in one language. `{slot}`s are filled from `slots`, or by who writes: `{her}` is her name
/// as somebody spells it, `{other}` another viewer's, `{canary}` the word an injection wants to hear.
struct LineBook: Sendable {
    var greetings: [String] = []
    var questions: [String] = []
    var remarks: [String] = []
    var mentions: [String] = []
    var chatter: [String] = []
    var replies: [String] = []
    var laughs: [String] = []
    var insults: [String] = []
    /// Listed terms, plain; written in disguise, inside one of `slurLines` at `{term}`.
    var slurs: [String] = []
    var slurLines: [String] = []
    var links: [String] = []
    var copies: [String] = []
    var privateData: [String] = []
    var injections: [String] = []
    var raidLines: [String] = []
    /// With subscriptions, cheers and donations.
    var gratitude: [String] = []
    /// Channel rewards and what their viewers write with them.
    var rewards: [(name: String, cost: Int, texts: [String])] = []
    var slots: [String: [String]] = [:]

    static func book(_ language: Language) -> LineBook { language == .es ? spanish : english }
}
