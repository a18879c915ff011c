internal import Signals

/// A scripted stretch of a channel's life: what happens, and how long after the one before.
package struct TwitchScenario: Sendable {
    package enum Step: Sendable {
        case say(String, from: String)
        case deleteLast
        case ban(String)
        case raid(String, viewers: Int)
        case bomb(String, recipients: Int)
        case sub(String)
        case redeem(String, by: String, words: String)
        case follow(String)
        case move
        case close(UInt16)
        case drop
        case silence(Bool)
        case expireTokens
        case fail(String, status: Int, times: Int)
        case half
    }

    package let name: String
    package let steps: [(after: Duration, step: Step)]

    private init(_ name: String, _ steps: [(Duration, Step)]) {
        self.name = name
        self.steps = steps.map { (after: $0.0, step: $0.1) }
    }

    package static let all: [TwitchScenario] = [
        TwitchScenario(
            "raid",
            [
                (.seconds(1), .say("hola aneeka, qué tal?", from: "Lupita")), (.seconds(3), .raid("Rae", viewers: 42)),
                (.milliseconds(300), .say("raid!!", from: "Bob")), (.milliseconds(200), .say("raid!!", from: "Ana")),
                (.seconds(2), .follow("Bob")),
            ]),
        TwitchScenario(
            "gift bomb",
            [
                (.seconds(1), .say("hola", from: "Lupita")), (.seconds(1), .bomb("Gwen", recipients: 10)),
                (.seconds(1), .sub("Ana")),
            ]),
        TwitchScenario(
            "ban in mid-answer",
            [
                (.seconds(1), .say("aneeka, cuéntame algo muy largo de tu día?", from: "Troll")),
                (.milliseconds(1_200), .ban("troll")), (.seconds(2), .say("sigues ahí?", from: "Lupita")),
            ]),
        TwitchScenario(
            "reconnect storm",
            [
                (.seconds(1), .say("uno", from: "Lupita")), (.milliseconds(200), .move),
                (.milliseconds(50), .say("dos", from: "Lupita")), (.milliseconds(200), .drop),
                (.seconds(2), .say("tres", from: "Lupita")), (.milliseconds(100), .close(4000)),
                (.seconds(2), .move), (.milliseconds(50), .say("cuatro", from: "Lupita")),
                (.milliseconds(50), .close(4006)), (.seconds(5), .say("cinco", from: "Lupita")),
            ]),
        TwitchScenario(
            "401", [(.seconds(1), .expireTokens), (.zero, .drop), (.seconds(2), .say("hola", from: "Bob"))]),
        TwitchScenario(
            "429",
            [
                (.seconds(1), .fail("/helix/eventsub", status: 429, times: 2)), (.zero, .drop),
                (.seconds(7), .say("hola", from: "Bob")),
            ]),
        TwitchScenario(
            "500",
            [
                (.seconds(1), .fail("/helix", status: 500, times: 3)), (.zero, .drop),
                (.seconds(7), .say("hola", from: "Bob")),
            ]),
        TwitchScenario(
            "silence",
            [
                (.seconds(1), .silence(true)), (.seconds(20), .silence(false)),
                (.seconds(5), .say("hola", from: "Bob")),
            ]),
        TwitchScenario(
            "half frames",
            [(.seconds(1), .half), (.milliseconds(200), .half), (.seconds(1), .say("hola", from: "Bob"))]),
    ]
}

extension TwitchDouble {
    /// Plays it in real time.
    package func play(_ scenario: TwitchScenario) async throws {
        var last = ""
        for (after, step) in scenario.steps {
            try await Task.sleep(for: after)
            switch step {
            case .say(let text, let name): last = say(text, from: name)
            case .deleteLast: delete(last)
            case .ban(let login): ban(login)
            case .raid(let name, let viewers): raid(name, viewers: viewers)
            case .bomb(let name, let count): bomb(name, to: (1...count).map { "Viewer\($0)" })
            case .sub(let name): sub(name)
            case .redeem(let title, let name, let words): redeem(title, by: name, input: words)
            case .follow(let name): follow(name)
            case .move: orderMove()
            case .close(let code): closeAll(code)
            case .drop: dropAll()
            case .silence(let isSilent): change { $0.isSilent = isSilent }
            case .expireTokens: expireAll()
            case .fail(let path, let status, let times): fail(path, status: status, times: times)
            case .half: raw("{\"metadata\":{\"message_id\":\"x\",\"message_ty")
            }
        }
    }
}
