package import Signals
package import Wire

/// Where an OpenAI-compatible server is, and what it wants to be asked with.
package struct OpenAIEndpoint: Sendable, Equatable {
    /// With the version, without a slash at the end: `http://127.0.0.1:8080/v1`.
    package let url: String
    /// The server's name for the model or voice model.
    package var model: String
    /// Sent as a bearer token; never shown.
    package var key: String?

    package init(url: String, model: String = "default", key: String? = nil) {
        self.url = String(url.reversed().drop { $0 == "/" }.reversed())
        self.model = model
        self.key = key
    }

    /// The address without its version, where llama-server's own paths are.
    var root: String { url.hasSuffix("/v1") ? String(url.dropLast(3)) : url }

    func headers(accept: String) -> [(String, String)] {
        var headers = [("Content-Type", "application/json"), ("Accept", accept)]
        if let key { headers.append(("Authorization", "Bearer \(key)")) }
        return headers
    }

    /// Calls the server. A kept connection may turn out to be closed by the server just when it is used again; such a
    /// call, which brought no answer at all, is made once more on a new one.
    func call(
        _ request: OutgoingRequest, with client: HTTPClient, onHead: (HTTPHead) async throws -> Void,
        into sink: (ArraySlice<UInt8>) async throws -> Void
    ) async throws -> HTTPHead {
        var hasAnswer = false
        func attempt() async throws -> HTTPHead {
            try await client.stream(
                request,
                onHead: { head in
                    hasAnswer = true
                    try await onHead(head)
                }, into: sink)
        }
        do {
            return try await attempt()
        } catch let error as HTTPCallError where !hasAnswer && Self.metClosedConnection(error) {
            return try await attempt()
        }
    }

    private static func metClosedConnection(_ error: HTTPCallError) -> Bool {
        switch error {
        case .broken: true
        case .badAddress, .cannotConnect, .noFirstByte, .silence, .tooLarge: false
        }
    }

    /// What a refusal means and what to do about it.
    /// - Parameter settings: the settings' branch that names this endpoint, such as `mind`.
    func refusal(status: Int, body: [UInt8], settings: String) -> (text: Bilingual, isTransient: Bool) {
        let failure = ServerFailure(body: body)
        let said =
            failure.message.isEmpty
            ? Bilingual.empty : Bilingual(en: " It says: \(failure.message)", es: " Dice: \(failure.message)")
        switch status {
        case 401, 403:
            return (
                Bilingual(
                    en: "\(url) refused the key (HTTP \(status)). Set \(settings).key.",
                    es: "\(url) rechazó la clave (HTTP \(status)). Pon \(settings).key."), false
            )
        case 404:
            return (
                Bilingual(
                    en:
                        "\(url) knows no model \(model) or is no such server (HTTP 404). Check \(settings).endpoint and "
                        + "\(settings).model.",
                    es: "\(url) no conoce el modelo \(model) o no es un servidor así (HTTP 404). Revisa "
                        + "\(settings).endpoint y \(settings).model.") + said, false
            )
        case 400 where failure.kind == "exceed_context_size_error":
            return (
                Bilingual(
                    en: "\(url): the prompt is longer than the model's context. Give the server a larger one.",
                    es: "\(url): la petición no cabe en el contexto del modelo. Dale al servidor uno más grande."),
                false
            )
        case 429:
            return (
                Bilingual(
                    en: "\(url) has too much to do or the account is used up (HTTP 429).",
                    es: "\(url) no da abasto o la cuenta está agotada (HTTP 429).") + said, true
            )
        case 408, 500...:
            return (Bilingual(en: "\(url) failed (HTTP \(status)).", es: "\(url) falló (HTTP \(status)).") + said, true)
        default:
            return (
                Bilingual(
                    en: "\(url) did not accept the request (HTTP \(status)).",
                    es: "\(url) no aceptó la petición (HTTP \(status)).") + said, false
            )
        }
    }

    /// What a broken call means and what to do about it.
    func failure(_ error: HTTPCallError) -> (text: Bilingual, isTransient: Bool) {
        ("\(url): " + error.message + ".", error.isTransient)
    }
}

extension HTTPCallError: ExplainedError {
    package var message: Bilingual {
        Bilingual(en: description, es: spanish)
    }

    private var spanish: String {
        switch self {
        case .badAddress: "la dirección no es de la forma http://equipo:puerto/ruta"
        case .cannotConnect(let cause): "no se puede alcanzar (\(cause))"
        case .noFirstByte(let limit): "no respondió en \(limit.components.seconds) s"
        case .silence(let limit): "calló a media respuesta durante \(limit.components.seconds) s"
        case .broken(let cause): "cortó la conexión (\(cause))"
        case .tooLarge(let limit): "envió más de \(limit) bytes"
        }
    }
}

extension OpenAIEndpoint: CustomStringConvertible {
    package var description: String { "\(model) at \(url)" }
}
