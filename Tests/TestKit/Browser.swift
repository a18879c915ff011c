import FoundationEssentials
import Signals
import Subprocess
import Synchronization
import Wire

/// A real Chromium without a window, driven over its DevTools socket.
package struct Browser: Sendable {
    package struct Options: Sendable {
        /// Whether a page may sound without a click, as in OBS.
        package var allowsSound = true
        package var width = 1920
        package var height = 1080
        /// For the sound server; "" = the machine's own.
        package var environment: [String: String] = [:]
        package init() {}
    }

    private let port: Int

    /// Runs `body` with a browser and ends it after.
    /// - Throws: when there is no `chromium` on PATH, or what `body` threw.
    package static func with<Result: Sendable>(
        _ options: Options = Options(), body: @escaping @Sendable (Browser) async throws -> Result
    ) async throws -> Result {
        let profile = FileManager.default.temporaryDirectory.path + "/aneeka-browser-\(Moment.now.nanoseconds)"
        defer { try? FileManager.default.removeItem(atPath: profile) }
        var arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0",
            "--user-data-dir=\(profile)", "--no-first-run", "--window-size=\(options.width),\(options.height)",
            "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--hide-scrollbars",
        ]
        if options.allowsSound { arguments.append("--autoplay-policy=no-user-gesture-required") }
        arguments.append("about:blank")
        var platform = PlatformOptions()
        platform.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        var environment = Environment.inherit
        for (name, value) in options.environment {
            if let key = Environment.Key(rawValue: name) { environment = environment.updating([key: value]) }
        }
        return try await Subprocess.run(
            .name("chromium"), arguments: Arguments(arguments), environment: environment, platformOptions: platform,
            input: .none, output: .discarded, error: .sequence
        ) { execution in
            try await withThrowingTaskGroup(of: Result?.self) { group in
                let (ports, inlet) = AsyncStream.makeStream(of: Int.self)
                group.addTask {
                    for try await line in execution.standardError.strings() {
                        if let mark = line.firstRange(of: "ws://127.0.0.1:") {
                            inlet.yield(Int(line[mark.upperBound...].prefix { $0.isNumber }) ?? 0)
                        }
                    }
                    inlet.finish()
                    return nil
                }
                group.addTask {
                    for await port in ports { return try await body(Browser(port: port)) }
                    throw BrowserError(description: "chromium ended before its DevTools were open")
                }
                while let result = try await group.next() {
                    if let result {
                        await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))])
                        group.cancelAll()
                        return result
                    }
                }
                throw BrowserError(description: "chromium ended")
            }
        }.closureResult
    }

    /// Opens an address in a tab of its own.
    package func page<Result: Sendable>(
        _ address: String, body: @escaping @Sendable (Page) async throws -> Result
    ) async throws -> Result {
        let client = HTTPClient()
        let (_, answer) = try await client.fetch(
            OutgoingRequest(method: "PUT", url: "http://127.0.0.1:\(port)/json/new?about:blank"))
        await client.shutdown()
        let target = try JSONDecoder().decode(TabTarget.self, from: Data(answer))
        return try await withWebSocket(target.webSocketDebuggerUrl, maximumFrame: 64 << 20) { peer in
            let page = Page(peer)
            return try await withThrowingTaskGroup(of: Result?.self) { group in
                group.addTask {
                    await page.listen()
                    return nil
                }
                group.addTask {
                    for domain in ["Page.enable", "Runtime.enable", "Log.enable"] { _ = try await page.call(domain) }
                    _ = try await page.call("Page.navigate", #"{"url":"\#(address)"}"#)
                    return try await body(page)
                }
                while let result = try await group.next() {
                    if let result {
                        group.cancelAll()
                        _ = try? await page.call("Page.close")
                        return result
                    }
                }
                throw BrowserError(description: "the tab was lost")
            }
        }
    }
}

private struct TabTarget: Decodable { let webSocketDebuggerUrl: String }

package struct BrowserError: Error, CustomStringConvertible {
    package let description: String
}

/// One tab.
package final class Page: Sendable {
    private struct State {
        var next = 1
        var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
        var complaints: [String] = []
        var isOver = false
    }

    private let peer: WebSocketPeer
    private let state = Mutex(State())

    init(_ peer: WebSocketPeer) { self.peer = peer }

    /// Errors that the console or the page's scripts showed.
    package var complaints: [String] { state.withLock { $0.complaints } }

    fileprivate func listen() async {
        struct Head: Decodable {
            let id: Int?
            let method: String?
        }
        for await case .text(let text) in peer.incoming {
            guard let head = try? JSONDecoder().decode(Head.self, from: Data(text.utf8)) else { continue }
            if let id = head.id {
                state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: text)
            } else if head.method == "Runtime.exceptionThrown"
                || head.method == "Log.entryAdded" && text.contains(#""level":"error""#)
            {
                state.withLock { $0.complaints.append(String(text.prefix(600))) }
            }
        }
        let left = state.withLock { state in
            state.isOver = true
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for waiter in left { waiter.resume(throwing: BrowserError(description: "the tab was lost")) }
    }

    /// One DevTools command; the whole answer as JSON text.
    @discardableResult
    package func call(_ method: String, _ parameters: String = "{}") async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            let (id, isOver) = state.withLock { state in
                let id = state.next
                state.next += 1
                if !state.isOver { state.waiting[id] = continuation }
                return (id, state.isOver)
            }
            if isOver { return continuation.resume(throwing: BrowserError(description: "the tab was lost")) }
            peer.send(text: #"{"id":\#(id),"method":"\#(method)","params":\#(parameters)}"#)
        }
    }

    /// The value of an expression as text; what is not text comes as JSON.
    package func evaluate(_ expression: String) async throws -> String {
        let escaped = expression.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n", with: "\\n")
        let answer = try await call(
            "Runtime.evaluate",
            #"{"expression":"(async()=>{const v=await(\#(escaped));return typeof v==='string'?v:JSON.stringify(v)??''})()","awaitPromise":true,"returnByValue":true}"#
        )
        struct Answer: Decodable {
            struct Outer: Decodable {
                struct Inner: Decodable { let value: String? }
                let result: Inner
            }
            let result: Outer
        }
        guard let value = try? JSONDecoder().decode(Answer.self, from: Data(answer.utf8)).result.result.value else {
            throw BrowserError(description: "cannot evaluate \(expression): \(answer.prefix(400))")
        }
        return value
    }

    /// Asks again until the expression is true.
    /// - Throws: ``BrowserError`` after the limit.
    package func wait(for expression: String, limit: Duration = .seconds(20)) async throws {
        let end = Moment.now + limit
        // What the expression looks for may not be there yet.
        while try await evaluate("(()=>{try{return String(Boolean(\(expression)))}catch{return 'false'}})()") != "true"
        {
            guard Moment.now < end else {
                throw BrowserError(description: "never true: \(expression); console: \(complaints)")
            }
            // The page has no event for this; DevTools answers on the page's own loop.
            _ = try await evaluate("new Promise(done=>setTimeout(()=>done('x'),50))")
        }
    }

    /// A PNG of what the page shows.
    package func screenshot(width: Int, height: Int, background: String = #"{"r":0,"g":0,"b":0,"a":0}"#) async throws
        -> [UInt8]
    {
        try await call(
            "Emulation.setDeviceMetricsOverride",
            #"{"width":\#(width),"height":\#(height),"deviceScaleFactor":1,"mobile":false}"#)
        try await call("Emulation.setDefaultBackgroundColorOverride", #"{"color":\#(background)}"#)
        _ = try await evaluate("new Promise(done=>setTimeout(()=>done('x'),300))")
        let answer = try await call("Page.captureScreenshot", #"{"format":"png"}"#)
        struct Answer: Decodable {
            struct Shot: Decodable { let data: Data }
            let result: Shot
        }
        return Array(try JSONDecoder().decode(Answer.self, from: Data(answer.utf8)).result.data)
    }
}
