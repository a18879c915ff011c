/// Sets of folded words that rules name with `#`.
enum WordClass: String, Sendable {
    case pet, kin, job, few

    func contains(_ word: String) -> Bool {
        switch self {
        case .pet: Animals.species(of: word) != nil
        case .kin: Self.kinWords.contains(word)
        case .job: Self.jobsWords.contains(word)
        case .few: Self.fewWords.contains(word)
        }
    }

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let kinWords = set(
        """
        madre padre mama papa hermano hermana hermanos hermanas hermanito hermanita hijo hija hijos hijas niño niña \
        abuelo abuela abuelos primo prima primos primas tio tia sobrino sobrina sobrinos novio novia marido mujer \
        esposa esposo pareja suegra suegro cuñado cuñada nieto nieta nietos mellizo melliza gemelo gemela \
        mother father mom mum dad brother sister brothers sisters son daughter sons daughters kid kids baby \
        grandma grandpa granny grandmother grandfather cousin cousins uncle aunt nephew niece nephews nieces boyfriend \
        girlfriend husband wife partner fiance fiancee twin roommate bestie
        """)

    private static let fewWords = set(
        """
        un una uno dos tres cuatro cinco otro otra varios varias unos unas a an one two three four five another some \
        several little big new tiny old black white orange
        """)

    private static let jobsWords = set(
        """
        enfermero enfermera profesor profesora profe maestro maestra programador programadora camarero camarera \
        cocinero cocinera electricista fontanero fontanera mecanico mecanica arquitecto arquitecta abogado abogada \
        ingeniero ingeniera diseñador diseñadora ilustrador ilustradora peluquero peluquera panadero panadera \
        taxista camionero camionera bombero bombera veterinario veterinaria dependiente dependienta periodista \
        fotografo fotografa musico contable informatico informatica carpintero carpintera soldador soldadora \
        jardinero jardinera cajero cajera repartidor repartidora traductor traductora farmaceutico farmaceutica \
        agricultor agricultora bibliotecario bibliotecaria cientifico cientifica biologo biologa quimico quimica \
        nurse teacher programmer developer waiter waitress chef cook electrician plumber mechanic architect lawyer \
        engineer designer illustrator hairdresser barber baker driver trucker firefighter vet veterinarian journalist \
        photographer musician accountant carpenter welder gardener cashier translator pharmacist farmer librarian \
        scientist biologist chemist barista artist writer streamer paramedic pilot sailor bartender tailor
        """)
}
