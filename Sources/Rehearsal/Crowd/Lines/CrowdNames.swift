internal import Signals

/// What viewers' names are made of.
enum CrowdNames {
    static func names(_ language: Language) -> (first: [String], second: [String]) {
        switch language {
        case .en: (englishFirst, englishSecond)
        case .es: (spanishFirst, spanishSecond)
        }
    }

    private static let englishFirst = [
        "Moss", "Tin", "Quiet", "Brass", "Paper", "Gravel", "Velvet", "Soda", "Pixel", "Lemon", "Dune", "Fern",
        "Static", "Marble", "Turbo", "Mellow", "Crispy", "Lunar", "Rusty", "Sleepy", "Waffle", "Cosmic", "Salty",
        "Wobbly", "Neon", "Dusty", "Jolly", "Foggy", "Plum", "Silent", "Grumpy", "Lucky",
    ]
    private static let englishSecond = [
        "Lantern", "River", "Kettle", "Fox", "Bee", "Otter", "Clock", "Goat", "Muffin", "Moth", "Pickle", "Badger",
        "Comet", "Teapot", "Raven", "Biscuit", "Walrus", "Noodle", "Pigeon", "Anchor", "Gremlin", "Cactus", "Sparrow",
        "Toaster", "Wizard", "Harbor", "Turnip", "Lobster", "Cello", "Penguin", "Marmot", "Dumpling",
    ]
    private static let spanishFirst = [
        "Luna", "Farol", "Rio", "Tetera", "Clara", "Pulpo", "Nutria", "Cabra", "Limon", "Radio", "Trueno", "Bruma",
        "Pepino", "Turbo", "Grillo", "Canela", "Sombra", "Mango", "Ceniza", "Pixel", "Coco", "Niebla", "Tomillo",
        "Rayo", "Menta", "Castor", "Perla", "Sal", "Abril", "Tango", "Bosque", "Gato",
    ]
    private static let spanishSecond = [
        "Verde", "Roto", "Manso", "Oxidada", "Pomelo", "Terca", "Tardio", "Bravo", "Perdido", "Lento", "Dormilon",
        "Salado", "Cosmico", "Feliz", "DelSur", "Nocturno", "Frito", "Silvestre", "Torcido", "Valiente", "DePapel",
        "Sin1Duro", "ConPrisa", "DeBarrio", "Errante", "Tranquilo", "Picante", "Azul", "Furioso", "DeTrapo",
        "Distraido", "Eterno",
    ]
}
