import Signals
import Testing
import Voice

@Suite("which output leads", .timeLimit(.minutes(1)))
struct LeadTests {
    @Test("the highest rank leads, of equal ones the newest")
    func ranks() {
        var choice = LeadChoice()
        #expect(choice.leader == 0)
        let device = choice.offer("device:x", rank: LeadRank.device)
        #expect(choice.leader == device)
        let first = choice.offer("overlay:1", rank: LeadRank.page)
        let second = choice.offer("overlay:2", rank: LeadRank.page)
        #expect(choice.leader == second)
        choice.withdraw("overlay:2")
        #expect(choice.leader == first)
        choice.withdraw(serial: first)
        #expect(choice.leader == device)
        choice.withdraw("device:x")
        #expect(choice.leader == 0)
    }

    @Test("an output that comes back under its name is a new one")
    func again() {
        var choice = LeadChoice()
        let first = choice.offer("overlay:1", rank: 1)
        let second = choice.offer("overlay:1", rank: 1)
        #expect(first != second && choice.leader == second)
        choice.withdraw(serial: first)
        #expect(choice.leader == second)
    }

    @Test(
        "a fixed policy leads with its own output or with none",
        arguments: [
            ("overlay", "overlay:2"), ("device", "device:b"), ("device:a", "device:a"), ("file:/tmp/x.wav", nil),
            ("none", nil), ("auto", "overlay:2"), ("device:", nil),
        ] as [(String, String?)])
    func policies(setting: String, leader: String?) {
        guard let policy = LeadPolicy(setting: setting) else {
            #expect(setting == "device:")
            return
        }
        var choice = LeadChoice(policy: policy)
        var names = [0: nil as String?]
        for name in ["overlay:1", "overlay:2", "device:a", "device:b"] {
            names[choice.offer(name, rank: name.hasPrefix("overlay") ? LeadRank.page : LeadRank.device)] = name
        }
        #expect(names[choice.leader] == .some(leader))
    }

    @Test("settings that name no output are refused", arguments: ["", "speaker", "device:", "ftp:x", ":", "Auto"])
    func badSettings(setting: String) {
        #expect(LeadPolicy(setting: setting) == nil)
    }

    @Test("the null output is always there, and changes are told")
    func changes() async {
        let lead = Lead(fallback: ScriptedOutput("null"))
        var names = lead.changes().makeAsyncIterator()
        #expect(await names.next() == "null")
        lead.offer(ScriptedOutput("device:a"), rank: LeadRank.device)
        #expect(await names.next() == "device:a")
        lead.offer(ScriptedOutput("overlay:1"), rank: LeadRank.page)
        #expect(await names.next() == "overlay:1")
        lead.withdraw("device:a")
        lead.withdraw("unknown")
        lead.withdraw("overlay:1")
        #expect(await names.next() == "null")
        lead.offer(ScriptedOutput("device:a"), rank: LeadRank.device)
        lead.follow(.none)
        #expect(await names.next() == "null")
        #expect(lead.current.name == "null")
    }
}
