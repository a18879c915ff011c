internal import FoundationEssentials
package import Signals
package import Wire

/// Twitch's sign-in server: device codes, refreshing, validating.
package struct TwitchAuthority: Sendable {
    /// What to show, and how to ask whether it was used.
    package struct DeviceCode: Sendable, Equatable {
        package let device: String
        package let user: String
        package let address: String
        package let interval: Duration
        package let expiresIn: Duration
    }

    package struct Identity: Sendable, Equatable {
        package let id: String
        package let login: String
        package let scopes: Set<String>
        package let clientID: String
    }

    package enum Failure: ExplainedError, Equatable {
        /// The application is not known, or not a public one.
        case badClient(String)
        case expiredCode
        /// The refresh token is spent or revoked: somebody must sign in again.
        case signInAgain
        case invalidToken
        case unreachable(String)
        case answered(Int, String)

        package var isTransient: Bool {
            switch self {
            case .unreachable: true
            case .answered(let status, _): status == 429 || status >= 500
            case .badClient, .expiredCode, .signInAgain, .invalidToken: false
            }
        }

        package var message: Bilingual {
            switch self {
            case .badClient(let word):
                Bilingual(
                    en: "Twitch does not accept twitch.clientID (\(word)). Check it on dev.twitch.tv/console/apps: the "
                        + "application must be of the type Public.",
                    es: "Twitch no acepta twitch.clientID (\(word)). Revísalo en dev.twitch.tv/console/apps: la "
                        + "aplicación debe ser de tipo público.")
            case .expiredCode:
                Bilingual(
                    en: "The code was not used in time. Run `aneeka login twitch` again.",
                    es: "El código no se usó a tiempo. Ejecuta otra vez `aneeka login twitch`.")
            case .signInAgain, .invalidToken:
                Bilingual(
                    en:
                        "Twitch does not accept the sign-in any more. Run `aneeka login twitch`, or sign in on the panel.",
                    es: "Twitch ya no acepta la sesión. Ejecuta `aneeka login twitch` o inicia sesión en el panel.")
            case .unreachable(let why):
                Bilingual(
                    en: "Twitch's sign-in server \(why). Check the network and twitch.auth.",
                    es: "El servidor de acceso de Twitch no responde (\(why)). Revisa la red y twitch.auth.")
            case .answered(let status, let word):
                Bilingual(
                    en: "Twitch's sign-in server answered \(status) (\(word)).",
                    es: "El servidor de acceso de Twitch respondió \(status) (\(word)).")
            }
        }
    }

    private let base: String
    package let clientID: String
    private let client: HTTPClient

    /// - Parameter base: without a trailing slash, such as `https://id.twitch.tv/oauth2`.
    package init(base: String, clientID: String, client: HTTPClient) {
        self.base = base
        self.clientID = clientID
        self.client = client
    }

    // MARK: Signing in

    /// - Throws: ``Failure``.
    package func deviceCode(_ scopes: [TwitchScope]) async throws -> DeviceCode {
        struct Answer: Decodable {
            let device_code: String
            let user_code: String
            let verification_uri: String
            let expires_in: Double?
            let interval: Double?
        }
        let answer: Answer = try await post(
            "/device", [("client_id", clientID), ("scopes", scopes.map(\.name).joined(separator: " "))])
        return DeviceCode(
            device: answer.device_code, user: answer.user_code, address: answer.verification_uri,
            interval: .seconds(min(60, max(0.1, answer.interval ?? 5))),
            expiresIn: .seconds(min(3_600, max(1, answer.expires_in ?? 1_800))))
    }

    /// Asks until the code was used. Cancelling ends it.
    /// - Throws: ``Failure``.
    package func tokens(
        for code: DeviceCode, _ scopes: [TwitchScope], clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> TwitchTokens {
        let end = Moment.now + code.expiresIn
        var interval = code.interval
        while Moment.now < end {
            try await clock.sleep(for: interval)
            do {
                return try await tokens([
                    ("scopes", scopes.map(\.name).joined(separator: " ")), ("device_code", code.device),
                    ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
                ])
            } catch Failure.answered(400, let word) {
                switch word.lowercased() {
                case "authorization_pending": continue
                case "slow_down": interval += .seconds(5)
                default: throw Failure.expiredCode
                }
            } catch let failure as Failure where failure.isTransient { continue }
        }
        throw Failure.expiredCode
    }

    // MARK: Keeping it

    /// - Throws: ``Failure/signInAgain`` when the token is spent.
    package func refresh(_ old: TwitchTokens) async throws -> TwitchTokens {
        do {
            return try await tokens([("grant_type", "refresh_token"), ("refresh_token", old.refresh)])
        } catch Failure.answered(400, _) { throw Failure.signInAgain } catch Failure.answered(401, _) {
            throw Failure.signInAgain
        }
    }

    /// Whose token it is, and what it may; at start and every hour, as Twitch asks.
    /// - Throws: ``Failure/invalidToken``.
    package func validate(_ access: String) async throws -> Identity {
        struct Answer: Decodable {
            let client_id: String?
            let login: String?
            let scopes: [String]?
            let user_id: String?
        }
        let answer: Answer
        do {
            answer = try await call(
                OutgoingRequest(
                    url: base + "/validate", headers: [("Authorization", "OAuth " + access)], limits: Self.limits))
        } catch Failure.answered(401, _) { throw Failure.invalidToken }
        return Identity(
            id: answer.user_id ?? "", login: answer.login ?? "", scopes: Set(answer.scopes ?? []),
            clientID: answer.client_id ?? "")
    }

    package func revoke(_ access: String) async throws {
        struct Nothing: Decodable {}
        let _: Nothing? = try? await post("/revoke", [("client_id", clientID), ("token", access)])
    }

    // MARK: Calls

    private static let limits = CallLimits(connect: .seconds(5), firstByte: .seconds(15))

    private func tokens(_ fields: [(String, String)]) async throws -> TwitchTokens {
        struct Answer: Decodable {
            let access_token: String
            let refresh_token: String?
            let expires_in: Double?
            let scope: [String]?
        }
        let answer: Answer = try await post("/token", [("client_id", clientID)] + fields)
        let lasts = Int64(min(100 * 86_400, max(0, answer.expires_in ?? 14_400)) * 1000)
        return TwitchTokens(
            access: answer.access_token, refresh: answer.refresh_token ?? "",
            expires: WallTime(milliseconds: WallTime.now.milliseconds + lasts), scopes: answer.scope ?? [],
            clientID: clientID)
    }

    private func post<Answer: Decodable>(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        let body = fields.map { "\($0)=\(formEncoded($1))" }.joined(separator: "&")
        return try await call(
            OutgoingRequest(
                method: "POST", url: base + path, headers: [("Content-Type", "application/x-www-form-urlencoded")],
                body: Array(body.utf8), limits: Self.limits))
    }

    private func call<Answer: Decodable>(_ request: OutgoingRequest) async throws -> Answer {
        let (head, body): (HTTPHead, [UInt8])
        do {
            (head, body) = try await client.fetch(request, limit: 64 * 1024)
        } catch let error as HTTPCallError { throw Failure.unreachable(error.description) }
        guard head.status == 200 else {
            let word = (try? JSONDecoder().decode(Refusal.self, from: Data(body)))?.message ?? ""
            let shown = readableLine(word, limit: 80)
            if shown.lowercased().hasPrefix("invalid client") { throw Failure.badClient(shown) }
            throw Failure.answered(head.status, shown)
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else {
            throw Failure.answered(head.status, "not what Twitch documents")
        }
        return answer
    }
}

/// What Twitch says when it refuses.
struct Refusal: Decodable {
    let message: String?
}

/// `application/x-www-form-urlencoded`, and as strict as a query needs.
func formEncoded(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "~"):
            out.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            out += digits.count == 1 ? "%0" + digits : "%" + digits
        }
    }
    return out
}
