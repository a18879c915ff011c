/// What comes in languages that she does not stream in, and what belongs to none.
enum ForeignLines {
    static let lines = [
        "oi gente, boa noite do Brasil!", "que stream legal, você fala português?", "kkkkk adorei", "saudades de você",
        "qual é a sua comida favorita?", "estou vendo do trabalho", "manda um beijo pro Recife",
        "salut tout le monde!", "tu parles français ?", "trop mignonne la voix", "bonsoir depuis Lyon",
        "c'est quoi ce jeu ?", "mdr excellent", "je reviens dans cinq minutes",
        "hallo aus Köln!", "sprichst du auch Deutsch?", "das war richtig gut", "was spielen wir heute?",
        "meine Katze liebt dich", "guten Abend zusammen", "ich muss morgen früh raus",
    ]

    /// Platform emotes, by the id that they have there.
    static let emotes: [(name: String, id: String)] = [
        ("Kappa", "25"), ("LUL", "425618"), ("PogChamp", "305954156"), ("<3", "9"), ("BibleThump", "86"),
        ("HeyGuys", "30259"), ("4Head", "354"), ("KEKW", "81274"), ("NotLikeThis", "58765"), ("PogBones", "301112670"),
    ]

    static let cheermotes = ["Cheer", "Kappa", "Party"]

    static let syllables = [
        "zu", "mo", "tra", "qui", "bel", "fop", "nar", "wi", "gul", "sep", "dro", "kya", "lim", "vok", "pra", "xen",
    ]
}
