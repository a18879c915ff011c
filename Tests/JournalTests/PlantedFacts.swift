/// What viewers tell and how they ask for it later, as chat writes it.
struct PlantedFacts {
    struct Topic {
        /// `{v}` is the value.
        let tells: [String]
        let asks: [String]
        let values: [String]
        /// Days after which it is not asked for any more.
        var lasts = 30
    }

    static let spanish: [Topic] = [
        Topic(
            tells: [
                "mi gato se llama {v}", "tengo un gato que se llama {v} jajaja", "mi gato se llama {v} y es un trasto",
            ],
            asks: [
                "te acuerdas de cómo se llama mi gato?", "¿cómo se llama mi gato?",
                "a que no sabes cómo se llama mi gato",
            ],
            values: ["Pixel", "Misifú", "Garfio", "Nube", "Tofu", "Salem"]),
        Topic(
            tells: [
                "mi perra se llama {v}!!", "tengo una perra llamada {v}",
                "hola! pues yo tengo una perra que se llama {v}",
            ],
            asks: ["¿te acuerdas del nombre de mi perra?", "como se llama mi perra aneeka", "recuerdas a mi perra?"],
            values: ["Kira", "Lola", "Canela", "Trufa", "Bimba"]),
        Topic(
            tells: ["soy de {v}", "hola!! yo soy de {v} 😀", "soy de {v} y hoy llueve"],
            asks: ["¿de dónde soy?", "te acuerdas de dónde soy?", "sabes de donde soy?"],
            values: ["Sevilla", "Cuenca", "La Coruña", "Bogotá", "Rosario", "San Sebastián", "albacete"]),
        Topic(
            tells: ["vivo en {v}", "ahora vivo en {v}, que es precioso", "me he mudado a {v}"],
            asks: ["¿dónde vivo?", "¿te acuerdas de dónde vivo?", "aneeka, sabes dónde vivo"],
            values: ["Cádiz", "Buenos Aires", "Montevideo", "lugo", "Las Palmas", "Vigo"]),
        Topic(
            tells: ["trabajo de {v}", "pues yo curro de {v}", "trabajo como {v} desde hace años"],
            asks: ["¿en qué trabajo?", "te acuerdas de en qué trabajo?", "¿sabes a qué me dedico?"],
            values: ["panadero", "bibliotecaria", "repartidor", "soldador", "florista", "pescadera"]),
        Topic(
            tells: ["estudio {v}", "estoy estudiando {v}", "estudio {v} en la uni"],
            asks: ["¿qué estudio?", "¿te acuerdas de lo que estudio?", "sabes qué carrera estudio?"],
            values: ["física", "arquitectura", "filología inglesa", "biología", "diseño gráfico"]),
        Topic(
            tells: ["mi juego favorito es {v}", "por cierto, mi juego favorito es {v}"],
            asks: ["¿cuál es mi juego favorito?", "te acuerdas de mi juego favorito?", "cual era mi juego favorito"],
            values: ["Hollow Knight", "Celeste", "el Tetris", "Stardew Valley", "Portal 2"]),
        Topic(
            tells: ["me encanta {v}", "me flipa {v}", "me gusta mucho {v}"],
            asks: ["¿te acuerdas de lo que me encanta?", "¿sabes qué me gusta?", "¿recuerdas qué cosas me gustan?"],
            values: ["el ramen", "la tortilla con cebolla", "el jazz", "la astronomía", "el ajedrez"]),
        Topic(
            tells: ["odio {v}", "no soporto {v}", "no me gusta nada {v}"],
            asks: ["¿te acuerdas de qué odio?", "¿sabes qué es lo que no me gusta?", "¿qué odio yo?"],
            values: ["el cilantro", "las aceitunas", "los lunes", "el reguetón", "madrugar"]),
        Topic(
            tells: ["mi main es {v}", "maineo {v}"],
            asks: ["¿quién es mi main?", "te acuerdas de mi main?", "¿sabes a quién maineo?"],
            values: ["Jinx", "Kirby", "Ahri", "Luigi", "Tracer"]),
        Topic(
            tells: ["toco {v}", "yo toco {v} en un grupo"],
            asks: ["¿qué instrumento toco?", "¿te acuerdas de qué toco?", "sabes qué toco?"],
            values: ["la guitarra", "el bajo", "la batería", "el violín"]),
        Topic(
            tells: ["mi cumple es el {v}", "mi cumpleaños es el {v}, apúntalo"],
            asks: ["¿cuándo es mi cumple?", "te acuerdas de cuándo es mi cumpleaños?", "¿sabes cuándo es mi cumple?"],
            values: ["3 de mayo", "12 de octubre", "29 de febrero", "1 de abril"]),
        Topic(
            tells: ["mi hermana se llama {v}", "mi hermana se llama {v} y también te ve"],
            asks: ["¿cómo se llama mi hermana?", "¿te acuerdas del nombre de mi hermana?"],
            values: ["Clara", "Noa", "Julia", "Marisol"]),
        Topic(
            tells: ["me llamo {v}", "hola, me llamo {v}", "mi nombre es {v}"],
            asks: ["¿cómo me llamo?", "¿te acuerdas de mi nombre?", "¿te acuerdas de mí?", "¿sabes quién soy?"],
            values: ["Rocío", "Paco", "Begoña", "Iker", "Ana María"]),
        Topic(
            tells: ["mañana tengo un examen de {v}", "tengo un examen de {v} mañana, qué nervios"],
            asks: ["¿te acuerdas de mi examen?", "¿te acuerdas de lo que tenía?", "sabes qué examen tenía?"],
            values: ["mates", "historia", "conducir", "latín"], lasts: 2),
    ]

    static let english: [Topic] = [
        Topic(
            tells: ["my dog is called {v}", "i have a dog named {v} lol", "my dog's name is {v}"],
            asks: ["what's my dog's name?", "do you remember my dog's name?", "do you remember what my dog is called"],
            values: ["Biscuit", "Rex", "Waffles", "Luna", "Ziggy", "Bowie"]),
        Topic(
            tells: ["i have a cat and her name is {v}", "my cat’s name is {v}", "i have a black cat called {v}"],
            asks: ["whats my cat's name", "what is my cat called?", "remember my cat?"],
            values: ["Miso", "Pepper", "Nori", "Shadow", "Mochi"]),
        Topic(
            tells: ["i'm from {v}", "hey, im from {v}", "I am from {v} btw"],
            asks: ["where am i from?", "do you remember where i'm from?", "do you know where i am from"],
            values: ["Leeds", "New Zealand", "Ohio", "Glasgow", "south africa"]),
        Topic(
            tells: ["i live in {v}", "i just moved to {v}", "I live in {v} now"],
            asks: ["where do i live?", "remember where i live?", "do you know what city i live in?"],
            values: ["Chicago", "Toronto", "Perth", "dublin", "Salt Lake City"]),
        Topic(
            tells: ["i work as a {v}", "I work as a {v}, it's fun", "i'm a {v}"],
            asks: ["what do i do for work?", "do you remember my job?", "do you remember what i do for a living?"],
            values: ["librarian", "welder", "barista", "nurse", "plumber"]),
        Topic(
            tells: ["i'm studying {v}", "i study {v} at uni"],
            asks: ["what do i study?", "do you remember what i'm studying?"],
            values: ["chemistry", "game design", "law", "linguistics"]),
        Topic(
            tells: ["my favorite game is {v}", "my favourite game is {v}"],
            asks: ["what's my favorite game?", "do you remember my favourite game?"],
            values: ["Hades", "Outer Wilds", "Okami", "Minecraft", "Celeste"]),
        Topic(
            tells: ["i love {v}", "i really love {v}", "i'm a huge fan of {v}"],
            asks: ["do you remember what i love?", "what do i love?", "do you know what i like?"],
            values: ["pineapple pizza", "synthwave", "baking bread", "old radios", "geology"]),
        Topic(
            tells: ["i hate {v}", "i can't stand {v}", "i don't like {v}"],
            asks: ["do you remember what i hate?", "what do i hate?"],
            values: ["olives", "mondays", "horror games", "coriander"]),
        Topic(
            tells: ["i main {v}", "my main is {v}"],
            asks: ["who do i main?", "do you remember my main?", "who's my main"],
            values: ["Samus", "Mercy", "Yoshi", "Thresh"]),
        Topic(
            tells: ["my birthday is on {v}", "my bday is {v}!"],
            asks: ["when's my birthday?", "do you remember when my birthday is?"],
            values: ["June 5th", "the 9th of March", "Halloween"]),
        Topic(
            tells: ["my brother lives in {v}", "my brother lives in {v} with his band"],
            asks: ["where does my brother live?", "do you remember my brother?"],
            values: ["Berlin", "Austin", "Kyoto"]),
        Topic(
            tells: ["my name is {v}", "my name's {v}, nice to meet you"],
            asks: ["what's my name?", "do you remember my name?", "do you remember me?", "do you know who i am?"],
            values: ["Sam", "Harriet", "Dev", "Mary Jane"]),
        Topic(
            tells: ["i have a job interview tomorrow", "i've got a job interview tomorrow, wish me luck"],
            asks: ["do you remember what i had today?", "remember my interview?"], values: ["interview"], lasts: 2),
    ]

    /// Lines that ask nothing and tell nothing.
    static let chatter = [
        "jajaja", "qué bueno", "hola!", "lol", "hi aneeka", "otra canción!", "play it again", "buenas noches a todos",
        "gg",
        "nice one", "esa voz!", "what a jump", "dale caña", "this boss is hard", "madre mía el salto",
    ]
}

/// The same numbers at every run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
