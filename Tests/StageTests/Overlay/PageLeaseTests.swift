import Stage
import Testing

@Suite("Page lease") struct PageLeaseTests {
    enum Step: Sendable {
        case join(Int)
        case joinOBS(Int)
        case runs(Int)
        case blocked(Int)
        case leave(Int)
    }

    struct Story: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let steps: [Step]
        /// After each step.
        let leaders: [Int?]
    }

    static let stories = [
        Story(
            testDescription: "a page that may not sound does not lead", steps: [.join(1), .runs(1), .blocked(1)],
            leaders: [nil, 1, nil]),
        Story(
            testDescription: "of ordinary pages the oldest leads, and the next when it leaves",
            steps: [.join(1), .join(2), .runs(2), .runs(1), .leave(1), .leave(2)], leaders: [nil, nil, 2, 1, 2, nil]),
        Story(
            testDescription: "the newest page of OBS leads before all others",
            steps: [.join(1), .runs(1), .joinOBS(2), .runs(2), .joinOBS(3), .runs(3), .leave(3), .leave(2)],
            leaders: [nil, 1, 1, 2, 2, 3, 2, 1]),
        Story(
            testDescription: "a page that falls silent and asks again gets the sound back",
            steps: [.join(1), .runs(1), .blocked(1), .runs(1)], leaders: [nil, 1, nil, 1]),
        Story(
            testDescription: "a page that never joined changes nothing", steps: [.runs(7), .leave(7)],
            leaders: [nil, nil]),
    ]

    @Test("the lease passes as it should", arguments: stories)
    func passes(_ story: Story) {
        var lease = PageLease()
        for (step, leader) in zip(story.steps, story.leaders) {
            switch step {
            case .join(let page): lease.joined(PageID(page), isOBS: false)
            case .joinOBS(let page): lease.joined(PageID(page), isOBS: true)
            case .runs(let page): lease.sound(PageID(page), runs: true)
            case .blocked(let page): lease.sound(PageID(page), runs: false)
            case .leave(let page): lease.left(PageID(page))
            }
            #expect(lease.leader?.number == leader, "after \(step)")
        }
    }

    @Test("pages that wait for a click are counted")
    func blocked() {
        var lease = PageLease()
        lease.joined(PageID(1), isOBS: false)
        lease.joined(PageID(2), isOBS: false)
        // Neither has told yet.
        #expect(lease.blockedCount == 0)
        lease.sound(PageID(1), runs: false)
        lease.sound(PageID(2), runs: true)
        #expect(lease.blockedCount == 1)
        #expect(lease.pageCount == 2)
    }
}
