internal import Mind
internal import Signals
internal import Wire

/// Reads one streamed reply: bytes in, text out; knows whether it is complete.
struct ReplyReading {
    private let endpoint: OpenAIEndpoint
    private var events = SSEParser()
    private var status = 200
    /// Of a refusal, or of a reply that is no event stream.
    private var plain: [UInt8] = []
    private var isStream = true
    private(set) var usage = ModelUsage()
    /// The server said that the reply has ended.
    private(set) var isComplete = false
    private static let plainLimit = 1 << 16

    init(endpoint: OpenAIEndpoint) { self.endpoint = endpoint }

    mutating func receive(_ head: HTTPHead) {
        status = head.status
        isStream = status == 200 && !(head.header("content-type") ?? "").hasPrefix("application/json")
    }

    /// - Returns: the pieces of text, none of them empty.
    /// - Throws: ``ModelError`` for an error inside the stream or an unreadable event.
    mutating func receive(_ bytes: ArraySlice<UInt8>) throws(ModelError) -> [String] {
        guard isStream else {
            plain += bytes.prefix(Self.plainLimit - plain.count)
            return []
        }
        var texts: [String] = []
        for data in events.receive(bytes) {
            if data == "[DONE]" {
                isComplete = true
                continue
            }
            let chunk: ReplyChunk
            do { chunk = try ReplyChunk(Array(data.utf8)) } catch {
                throw ModelError(
                    Bilingual(
                        en: "\(endpoint.url) sent an event that cannot be read. Is it a model server?",
                        es: "\(endpoint.url) envió un evento ilegible. ¿Es un servidor de modelos?"), isTransient: true)
            }
            if let failure = chunk.failure {
                throw ModelError(
                    Bilingual(
                        en: "\(endpoint.url) failed in mid-reply: \(failure.message)",
                        es: "\(endpoint.url) falló a media respuesta: \(failure.message)"), isTransient: true)
            }
            if let usage = chunk.usage { self.usage.take(usage) }
            if chunk.finishReason != nil { isComplete = true }
            if !chunk.text.isEmpty { texts.append(chunk.text) }
        }
        return texts
    }

    /// - Throws: ``ModelError`` when the server refused, or ended without saying that the reply has ended.
    func finish() throws(ModelError) -> ModelUsage {
        if status != 200 {
            let (text, isTransient) = endpoint.refusal(status: status, body: plain, settings: "mind")
            throw ModelError(text, isTransient: isTransient)
        }
        guard isStream else {
            throw ModelError(
                Bilingual(
                    en: "\(endpoint.url) does not stream its replies. \(ServerFailure(body: plain).message)",
                    es: "\(endpoint.url) no envía sus respuestas por partes. \(ServerFailure(body: plain).message)"),
                isTransient: false)
        }
        guard isComplete else {
            throw ModelError(
                Bilingual(
                    en: "\(endpoint.url) hung up in mid-reply.", es: "\(endpoint.url) colgó a media respuesta."),
                isTransient: true)
        }
        return usage
    }
}

extension ModelUsage {
    /// Later figures complete earlier ones.
    fileprivate mutating func take(_ other: ModelUsage) {
        promptTokens = other.promptTokens ?? promptTokens
        cachedTokens = other.cachedTokens ?? cachedTokens
        completionTokens = other.completionTokens ?? completionTokens
    }
}
