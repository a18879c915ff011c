package import Mind

/// The body of a streamed completion request.
package struct CompletionRequest {
    package let body: [UInt8]

    package init(_ prompt: Prompt, model: String, dialect: OpenAIModel.Dialect) {
        var json = JSONWriter(capacity: 4_096)
        json.object { json in
            json.member("model", model)
            switch prompt.form {
            case .chat(let messages):
                json.member(
                    "messages",
                    array: { json in
                        for message in messages {
                            json.object { json in
                                json.member("role", message.role.rawValue)
                                json.member("content", message.content)
                            }
                        }
                    })
            case .transcript(let text):
                json.member("prompt", text)
            }
            json.member("max_tokens", prompt.maximumTokens)
            json.member("temperature", prompt.temperature)
            json.member("stream", true)
            json.member("stream_options", object: { $0.member("include_usage", true) })
            var stops = prompt.stops
            if case .llamaServer(let slots) = dialect {
                json.member("cache_prompt", true)
                json.member("id_slot", slots.number(for: prompt.purpose))
                if let shape = prompt.shape { json.member("grammar", shape.grammar) }
            } else {
                // The protocol's own limit.
                stops = Array(stops.prefix(4))
            }
            if case .common = dialect, let shape = prompt.shape {
                json.member(
                    "response_format",
                    object: { json in
                        json.member("type", "json_schema")
                        json.member(
                            "json_schema",
                            object: { json in
                                json.member("name", "answer")
                                json.member("strict", true)
                                json.member("schema", json: shape.schema)
                            })
                    })
            }
            if !stops.isEmpty {
                json.member("stop", array: { json in for stop in stops { json.element(stop) } })
            }
        }
        body = json.bytes
    }
}
