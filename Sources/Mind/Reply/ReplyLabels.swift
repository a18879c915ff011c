/// What models put around a reply: labels, and the tokens of chat templates that leak as text.
enum ReplyLabels {
    enum Meaning {
        case nothing, thought, channel
        /// A role follows on the same line.
        case role
        case end
    }

    /// Taken off the beginning of a reply; lower case.
    static let plain = [
        "response:", "reply:", "answer:", "final answer:", "assistant:", "respuesta:", "respuesta final:",
    ]

    /// At the beginning of a line that is a thought; lower case.
    static let thoughts = [
        "thought:", "thoughts:", "thinking:", "reasoning:", "analysis:", "**thought:**", "**reasoning:**",
        "pensamiento:", "pensamientos:", "razonamiento:", "análisis:", "pensando:",
    ]

    private static let thoughtTags: Set<String> = [
        "think", "thinking", "thought", "thoughts", "reasoning", "reflection", "analysis", "scratchpad",
    ]
    private static let roleTags: Set<String> = ["|im_start|", "|start|", "|start_header_id|", "start_of_turn"]
    private static let endTags: Set<String> = [
        "|im_end|", "|eot_id|", "|end_of_text|", "|endoftext|", "end_of_turn", "/s", "|return|", "|end|", "|eom_id|",
        "eos", "｜end▁of▁sentence｜",
    ]

    static let thoughtEnds = thoughtTags.map { "</\($0)>" }
    /// Characters after which an end is recognised.
    static let longestEnd = 16

    static func meaning(ofTag tag: String) -> Meaning {
        let name = tag.lowercased()
        if name == "|channel|" { return .channel }
        if roleTags.contains(name) { return .role }
        if endTags.contains(name) { return .end }
        return thoughtTags.contains(String(name.prefix { $0 != " " })) ? .thought : .nothing
    }
}
