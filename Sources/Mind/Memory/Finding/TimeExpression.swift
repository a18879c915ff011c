internal import Signals

/// When something happens, as chat says it: "mañana", "el sábado", "next week", "in two days".
struct TimeExpression: Sendable {
    /// Words it takes.
    let length: Int
    /// Days from the day it is said; nil where no day follows from it.
    let days: Double?

    /// Words that a time may begin with.
    static let openers: Set<String> = [
        "mañana", "manana", "pasado", "hoy", "esta", "este", "el", "la", "en", "dentro", "tomorrow", "today", "tonight",
        "on", "this", "next", "in", "the", "proximo",
    ]

    /// Reads one at the beginning of folded words.
    init?(_ words: some Collection<String>, said: WallTime) {
        guard let first = words.first, Self.openers.contains(first) else { return nil }
        let words = Array(words.prefix(6))
        for (phrase, days) in Self.byFirstWord[first] ?? [] where words.starts(with: phrase) {
            self.init(length: phrase.count, days: days)
            return
        }
        let articles: Set<String> = ["el", "este", "on", "this", "next", "proximo"]
        if words.count >= 2, articles.contains(words[0]), let day = Self.weekdays[words[1]] {
            let isNext = words.count >= 4 && words[2] == "que" && words[3] == "viene"
            self.init(length: isNext ? 4 : 2, days: Self.days(to: day, from: said))
            return
        }
        let openers = words.first == "dentro" && words.dropFirst().first == "de" ? 2 : words.first == "en" ? 1 : 0
        let skip = words.first == "in" ? 1 : openers
        if skip > 0, words.count >= skip + 2, let count = Self.numbers[words[skip]],
            let unit = Self.units[words[skip + 1]]
        {
            self.init(length: skip + 2, days: count * unit)
            return
        }
        return nil
    }

    private init(length: Int, days: Double?) {
        self.length = length
        self.days = days
    }

    private static func days(to weekday: Int, from said: WallTime) -> Double {
        // 1970-01-01 was a Thursday: Monday is 0.
        let today = (Int(said.milliseconds / 86_400_000) + 3) % 7
        let ahead = (weekday - today + 7) % 7
        return Double(ahead == 0 ? 7 : ahead)
    }

    private static let byFirstWord: [String: [(phrase: [String], days: Double?)]] = {
        var table: [String: [(phrase: [String], days: Double?)]] = [:]
        for (phrase, days) in fixed {
            let words = phrase.split(separator: " ").map(String.init)
            table[words[0], default: []].append((words, days))
        }
        return table
    }()

    /// Longer phrases first.
    private static let fixed: [(String, Double?)] = [
        ("pasado mañana", 2), ("pasado manana", 2), ("mañana por la mañana", 1), ("mañana por la tarde", 1),
        ("mañana por la noche", 1), ("mañana", 1), ("manana", 1), ("hoy", 0), ("esta tarde", 0), ("esta noche", 0),
        ("la semana que viene", 7), ("la proxima semana", 7), ("el mes que viene", 30), ("el proximo mes", 30),
        ("este finde", 3), ("el finde", 3), ("este fin de semana", 3), ("el año que viene", nil), ("este verano", nil),
        ("the day after tomorrow", 2), ("tomorrow morning", 1), ("tomorrow night", 1), ("tomorrow", 1),
        ("tonight", 0), ("today", 0), ("next week", 7), ("next month", 30), ("this weekend", 3), ("next weekend", 8),
        ("this week", 3), ("esta semana", 3), ("next year", nil), ("this summer", nil),
    ]

    private static let weekdays: [String: Int] = [
        "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    ]

    private static let numbers: [String: Double] = [
        "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10, "unos": 3, "unas": 3, "a": 1,
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
        "10": 10,
    ]

    private static let units: [String: Double] = [
        "dia": 1, "dias": 1, "semana": 7, "semanas": 7, "mes": 30, "meses": 30,
        "day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30,
    ]
}
