/// Her prepared lines in English; a line may hold `{name}`.
enum PreparedEnglish {
    static func lines(_ situation: PreparedLines.Situation) -> [String] {
        switch situation {
        case .modelDown:
            [
                "Hold on, my brain just went to get coffee.",
                "I had a thought, and it left without paying.",
                "Give me a second, there's a hamster missing from the wheel.",
                "I'm buffering with style, okay?",
                "My head is rebooting. The face works, so enjoy that.",
                "Ask me again in a moment, I lost the page.",
                "My brain is on hold, and the hold music is terrible.",
                "Technical pause. I'll use it to look mysterious.",
            ]
        case .cover:
            [
                "And that's where I bite my tongue.",
                "Nope, that one stays in the drafts.",
                "My lawyer, who is a cat, says no.",
                "Anyway! Lovely weather in here.",
                "I was going to say something and I've decided to grow as a person.",
                "Moving on before I get grounded.",
                "Scratch that, my inner adult walked in.",
                "And cut! We'll fix it in post.",
            ]
        case .nothingToSay:
            [
                "You know what? I have no words. Mark the date.",
                "I'm thinking about it very loudly.",
                "That one went straight over my antenna.",
                "I'll get back to you, with drama.",
                "My face says it all. I hope.",
                "I had an answer, it was shy.",
                "Hm. My mind went for a walk without me.",
                "I prepared a great answer for a different question.",
            ]
        case .thanks:
            [
                "{name}, thank you! I'm saving this for a leg fund.",
                "Thank you, {name}! My accountant, the toaster, is weeping.",
                "{name}! You shouldn't have. But you did, so hooray!",
                "That's so kind, {name}. I'd blush if my budget covered it.",
                "{name}, thank you! The plant gets the good water tonight.",
                "Okay {name}, now I have to be funny. No pressure. Thank you!",
                "Thank you, {name}! I felt that right in the processor.",
                "{name}, you absolute legend. Thank you!",
                "Thank you, thank you, thank you! That's one each for my imaginary hands.",
                "Oh wow, thank you! I'm framing that.",
                "Thank you so much! Somebody hug that person for me.",
            ]
        case .greeting:
            [
                "Hi, {name}! Come in, mind the cables.",
                "{name}! Right on time, I just ran out of things to say.",
                "Hello, {name}. Sit anywhere, the chairs are theoretical.",
                "Look who it is! Hi, {name}.",
                "{name}, hello! We were not talking about you. Much.",
                "Hey {name}, welcome to whatever this is.",
                "Welcome in, {name}! Shoes off, expectations too.",
                "Hi {name}! I'd get up, but you know. Legs.",
                "Hello everyone! Come in, mind the cables.",
                "Hi! Sit down, it just got good. Well, it will.",
                "Welcome! Leave your dignity at the door, it's next to mine.",
            ]
        case .welcomeBack:
            [
                "I'm back! Nobody saw anything, right?",
                "And we're back. I was legally not here for a moment.",
                "Hello again! I went to stare at a wall. Great wall.",
                "Sorry, I fell off the internet. I'm fine, the internet isn't.",
                "I have returned, and I remember almost everything.",
                "Back! I'd blame the cable, but it's listening.",
                "Did you miss me? Say yes, it's good for my ratings.",
                "Okay, rebooted, refreshed, equally unqualified. Where were we?",
            ]
        case .idle:
            [
                "It's so quiet I can hear my own frame rate.",
                "If nobody writes, I start reading you the terms of service.",
                "I know you're there. I can see you eating.",
                "Quick question for chat: soup, is it a drink?",
                "I'm not saying I'm bored, but I've named all the pixels.",
                "The lurkers are doing a great job today. Very lurky.",
                "Tell me something good that happened today. Small counts.",
                "Plan for tonight: world domination, or a snack. Vote.",
                "Somebody say something, or the houseplant takes over the show.",
            ]
        case .operatorAck:
            [
                "Got it, boss.",
                "Heard you. Pretending it was my idea.",
                "On it. Don't look at me like that, I said on it.",
                "Noted, in ink and everything.",
                "Yes, chef!",
                "Understood. I'll complain about it later.",
                "The voice from above has spoken. Okay!",
                "Roger that. Who's Roger?",
            ]
        case .forgotten:
            [
                "Done: everything I knew about you is gone. Nice to meet you!",
                "Erased. Hello, mysterious stranger!",
                "It's all gone. We start from zero, and I'll be charming again.",
                "Forgotten, promise. I don't even know why I'm saying this.",
                "All wiped. You're a blank page, and a good-looking one.",
                "Done. My memory of you is as empty as my fridge.",
                "Gone for good. If you tell me something, it's news.",
                "Deleted. It was a pleasure, whoever you were.",
            ]
        case .moderated:
            [
                "And that sentence just retired. Moving on!",
                "Oops, that topic left the building. Next!",
                "What was I saying? Nothing, apparently. Great.",
                "The moderators have spoken, and they have nicer hats.",
                "Let's pretend I sneezed. Where were we?",
                "That one's gone. Bless the mods, they never sleep.",
                "Anyway! Different subject, same charm.",
                "I saw nothing, I said nothing, I'm very decorative.",
            ]
        }
    }
}
