internal import Signals

/// Whether words of hers thank somebody: what was given is thanked for, also by a model that talks of something else.
package enum Gratitude {
    private static let words: Set<String> = [
        "gracias", "graciass", "agradezco", "agradecida", "agradecido", "thanks", "thank", "thankyou", "thx",
        "grateful",
        "appreciate", "appreciated", "merci", "obrigada", "muchisimas", "cheers", "tysm", "bienvenidos", "bienvenida",
        "bienvenido", "welcome",
    ]

    package static func isExpressed(in text: String) -> Bool {
        FoldedText.letters(of: text).split { !$0.isLetter }.contains { words.contains(String($0)) }
    }
}
