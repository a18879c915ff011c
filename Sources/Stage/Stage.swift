internal import FoundationEssentials
internal import Signals
internal import Synchronization
package import Wire

package struct StageSettings: Sendable, Equatable {
    package var host = "127.0.0.1"
    /// 0 = any free one.
    package var port = 8787
    /// Host names under which pages may be asked for, beside this machine's own.
    package var allowedHosts: [String] = []
    package init() {}
}

/// What the pages ask of the rest of the program.
package struct StageAnswers: Sendable {
    /// The body of `/healthz`, and whether all is well.
    package var health: @Sendable () -> (body: JSON, isWell: Bool)
    /// Prometheus text.
    package var metrics: @Sendable () -> String
    package var turns: @Sendable () -> JSON
    /// Takes a body of `/api/inbound`; nil when it was taken, else why not.
    package var inbound: @Sendable ([UInt8]) -> String?
    package var act: @Sendable (PanelAction) -> Void

    package init(
        health: @escaping @Sendable () -> (body: JSON, isWell: Bool), metrics: @escaping @Sendable () -> String,
        turns: @escaping @Sendable () -> JSON, inbound: @escaping @Sendable ([UInt8]) -> String?,
        act: @escaping @Sendable (PanelAction) -> Void
    ) {
        self.health = health
        self.metrics = metrics
        self.turns = turns
        self.inbound = inbound
        self.act = act
    }
}

/// What audience and operator see: the pages, their doors and their streams.
package final class Stage: HTTPResponder {
    package let overlay: OverlayHub
    package let panel = PanelHub()
    private let settings: StageSettings
    private let keys: DoorKeys
    private let pages: PageFiles
    private let answers: StageAnswers
    private let doors: Mutex<Doors>
    private let boundPort: Mutex<Int>

    /// - Parameters:
    ///   - pagesFolder: holds overlay.html, panel.html and their modules.
    ///   - madePages: pages that are no files, by name.
    ///   - greeting: what every overlay page is told first.
    package init(
        settings: StageSettings, keys: DoorKeys, pagesFolder: String, madePages: [String: String] = [:],
        greeting: JSON? = nil, answers: StageAnswers
    ) {
        overlay = OverlayHub(greeting: greeting)
        self.settings = settings
        self.keys = keys
        self.pages = PageFiles(folder: pagesFolder, made: madePages)
        self.answers = answers
        self.doors = Mutex(Doors(keys: keys, port: settings.port, hosts: settings.allowedHosts))
        self.boundPort = Mutex(settings.port)
    }

    /// Serves until cancelled.
    /// - Throws: `ListenError`.
    package func run(onListening: @escaping @Sendable () -> Void = {}) async throws {
        let server = HTTPServer(host: settings.host, port: settings.port, responder: self)
        try await server.run { port in
            boundPort.withLock { $0 = port }
            doors.withLock { $0 = Doors(keys: keys, port: port, hosts: settings.allowedHosts) }
            onListening()
        }
    }

    package var port: Int { boundPort.withLock { $0 } }

    private var base: String { "http://\(settings.host == "0.0.0.0" ? "127.0.0.1" : settings.host):\(port)" }

    /// For OBS; the key in it may only watch and sound.
    package var overlayAddress: String { "\(base)/overlay?key=\(keys.overlay)" }

    /// Stills and a puppet of her, for whoever draws or judges; shows nothing of the show.
    package var galleryAddress: String { "\(base)/gallery" }

    /// Signs one browser in, once, within ten minutes.
    package func panelAddress() -> String {
        "\(base)/panel#\(doors.withLock { $0.newCode(at: .now) })"
    }

    package func respond(to request: HTTPRequest) async -> HTTPResponse {
        switch doors.withLock({ $0.judge(request, isUpgrade: false, at: .now) }) {
        case .refuse(let status, let message): return sealed(HTTPResponse(status: status, text: message + "\n"))
        case .open: return sealed(route(request))
        }
    }

    package func upgrade(_ request: HTTPRequest) async -> WebSocketDecision {
        if case .refuse(let status, let message) = doors.withLock({ $0.judge(request, isUpgrade: true, at: .now) }) {
            return .refuse(sealed(HTTPResponse(status: status, text: message + "\n")))
        }
        switch request.path {
        case "/overlay/socket": return .accept { [overlay] peer in await overlay.visit(peer) }
        case "/panel/socket": return .accept { [panel, answers] peer in await panel.visit(peer, actions: answers.act) }
        default: return .refuse(sealed(HTTPResponse(status: 404, text: "No such page.\n")))
        }
    }

    private func route(_ request: HTTPRequest) -> HTTPResponse {
        switch (request.method, request.path) {
        case ("GET", "/"), ("HEAD", "/"):
            return HTTPResponse(status: 302, headers: [("Location", "/panel")])
        case ("GET", "/overlay"), ("HEAD", "/overlay"): return pages.page("overlay.html")
        case ("GET", "/panel"), ("HEAD", "/panel"): return pages.page("panel.html")
        case ("GET", "/gallery"), ("HEAD", "/gallery"): return pages.page("gallery.html")
        case ("GET", "/favicon.ico"): return HTTPResponse(status: 204)
        case ("GET", let path) where path.hasPrefix("/pages/"): return pages.page(String(path.dropFirst(7)))
        case ("GET", "/healthz"), ("HEAD", "/healthz"):
            let health = answers.health()
            return json(health.body, status: health.isWell ? 200 : 503)
        case ("GET", "/metrics"):
            return HTTPResponse(status: 200, text: answers.metrics(), type: "text/plain; version=0.0.4; charset=utf-8")
        case ("GET", "/api/turns"): return json(answers.turns())
        case ("POST", "/api/session"): return signIn(request)
        case ("POST", "/api/actions"):
            guard let action = PanelAction(request.body) else {
                return json(["error": .text(PanelAction.usage)], status: 400)
            }
            answers.act(action)
            return json(["ok": true])
        case ("POST", "/api/inbound"):
            if let refusal = answers.inbound(request.body) { return json(["error": .text(refusal)], status: 400) }
            return json(["ok": true], status: 202)
        case (_, "/api/session"), (_, "/api/actions"), (_, "/api/inbound"):
            return HTTPResponse(status: 405, headers: [("Allow", "POST")])
        default: return HTTPResponse(status: 404, text: "No such page.\n")
        }
    }

    private func signIn(_ request: HTTPRequest) -> HTTPResponse {
        struct Body: Decodable { let code: String }
        guard let code = try? JSONDecoder().decode(Body.self, from: Data(request.body)).code else {
            return json(["error": "Send {\"code\": \"…\"}, the code of the panel's address."], status: 400)
        }
        let session: String
        switch doors.withLock({ $0.signIn(code: code, at: .now) }) {
        case .session(let new): session = new
        case .unknown:
            return json(
                ["error": "This code is used or older than ten minutes. Type /panel for a new one."], status: 401)
        case .tooManyFailures: return json(["error": "Too many wrong codes; wait a minute."], status: 429)
        }
        var response = json(["ok": true])
        response.headers.append(
            (
                "Set-Cookie",
                "\(Doors.cookieName)=\(session); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(30 * 86_400)"
            ))
        return response
    }

    private func json(_ value: JSON, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, text: value.description + "\n", type: "application/json; charset=utf-8")
    }

    /// Headers that every answer carries.
    private func sealed(_ response: HTTPResponse) -> HTTPResponse {
        var response = response
        response.headers += [
            ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
            ("Cache-Control", "no-store"),
            (
                "Content-Security-Policy",
                "default-src 'self'; connect-src 'self' ws://\(settings.host):\(port) ws://127.0.0.1:\(port) "
                    + "ws://localhost:\(port); object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
            ),
        ]
        return response
    }
}
