package import Mind

/// What one event of a streamed reply says, of `chat/completions` and `completions` alike.
package struct ReplyChunk {
    package var text = ""
    /// Set in the event that ends the reply.
    package var finishReason: String?
    package var usage: ModelUsage?
    package var failure: ServerFailure?

    /// - Throws: ``JSONCursor/Malformed``.
    package init(_ json: [UInt8]) throws {
        var cursor = JSONCursor(json)
        guard try cursor.peek() == UInt8(ascii: "{") else { throw JSONCursor.Malformed() }
        try cursor.members { name, value in
            switch name {
            case "choices":
                try value.elements { position, choice in
                    if position == 0 { try readChoice(&choice) }
                }
            case "usage": try readUsage(&value)
            case "timings": try readTimings(&value)
            case "error": failure = try ServerFailure(&value)
            default: break
            }
        }
    }

    private mutating func readChoice(_ cursor: inout JSONCursor) throws {
        try cursor.members { name, value in
            switch name {
            case "delta":
                try value.members { name, value in
                    // `reasoning_content` and `reasoning` are thoughts, never spoken.
                    if name == "content" { text = try value.string() ?? "" }
                }
            case "text": text = try value.string() ?? ""
            case "finish_reason": finishReason = try value.string()
            default: break
            }
        }
    }

    private mutating func readUsage(_ cursor: inout JSONCursor) throws {
        guard try cursor.peek() == UInt8(ascii: "{") else { return }
        var usage = usage ?? ModelUsage()
        try cursor.members { name, value in
            switch name {
            case "prompt_tokens": usage.promptTokens = try value.integer()
            case "completion_tokens": usage.completionTokens = try value.integer()
            case "prompt_tokens_details":
                try value.members { name, value in
                    if name == "cached_tokens" { usage.cachedTokens = try value.integer() }
                }
            default: break
            }
        }
        self.usage = usage
    }

    /// llama-server's own figures, where `usage` has none.
    private mutating func readTimings(_ cursor: inout JSONCursor) throws {
        var usage = usage ?? ModelUsage()
        try cursor.members { name, value in
            if name == "cache_n", usage.cachedTokens == nil { usage.cachedTokens = try value.integer() }
        }
        self.usage = usage
    }
}
