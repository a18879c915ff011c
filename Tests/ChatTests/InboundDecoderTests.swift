import Chat
import Signals
import Testing

@Suite("inbound") struct InboundDecoderTests {
    private func event(_ json: String, trustsPaid: Bool = true) throws -> ChatEvent {
        try InboundDecoder(trustsPaid: trustsPaid).event(from: Array(json.utf8), at: Moment(nanoseconds: 5))
    }

    @Test(
        "reads every kind of event",
        arguments: [
            (#"{"kind":"follow","name":"Ana"}"#, ChannelEvent.Kind.follow),
            (#"{"kind":"subscription","name":"Ana","tier":2}"#, .subscription(tier: 2)),
            (#"{"kind":"resubscription","name":"Ana","months":7}"#, .resubscription(tier: 1, months: 7)),
            (#"{"kind":"gift","name":"Ana","count":5}"#, .gift(count: 5, tier: 1)),
            (#"{"kind":"cheer","bits":100}"#, .cheer(bits: 100)),
            (#"{"kind":"raid","name":"Ana","viewers":12}"#, .raid(viewers: 12)),
            (
                #"{"kind":"redemption","name":"Ana","reward":"Hydrate","cost":50}"#,
                .redemption(reward: "Hydrate", cost: 50)
            ),
            (#"{"kind":"donation","name":"Ana","cents":500,"currency":"eur"}"#, .donation(cents: 500, currency: "EUR")),
        ])
    func kinds(json: String, kind: ChannelEvent.Kind) throws {
        guard case .happened(let event) = try event(json) else { throw Missing() }
        #expect(event.kind == kind && event.platform == .inbound)
        #expect((event.viewer?.name == "Ana") == json.contains("Ana"))
    }

    @Test("believes no claim of money unless told to")
    func trust() {
        #expect(throws: InboundError.self) {
            try event(#"{"kind":"donation","name":"x","cents":99}"#, trustsPaid: false)
        }
        #expect((try? event(#"{"kind":"follow","name":"x"}"#, trustsPaid: false)) != nil)
    }

    @Test(
        "says what is wrong",
        arguments: [
            (#"{"kind":"gift","name":"x"}"#, "count"), (#"{"kind":"cheer","bits":-1}"#, "bits"),
            (#"{"kind":"party"}"#, "party"), (#"{"text":"hi"}"#, "name"), ("[]", "JSON"),
            (#"{"kind":"subscription","name":"x","tier":9}"#, "tier"),
        ])
    func problems(json: String, part: String) {
        do {
            _ = try event(json)
            Issue.record("taken: \(json)")
        } catch {
            #expect("\(error)".contains(part))
        }
    }

    private struct Missing: Error {}
}
