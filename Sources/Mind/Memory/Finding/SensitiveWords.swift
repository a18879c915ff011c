internal import Signals

/// What is never kept about anybody, however freely it was told: health, faith, sex, politics, origin, addresses,
/// money, crimes, and the age and school of the young.
package enum SensitiveWords {
    /// - Parameters:
    ///   - words: folded.
    ///   - isHome: told of where somebody lives; elsewhere "street" may be a game.
    package static func occur(in words: some Sequence<String>, isHome: Bool = false) -> Bool {
        var digits = 0
        for word in words {
            if isHome, addresses.contains(word) { return true }
            if whole.contains(word) || stems.contains(where: word.hasPrefix) { return true }
            if word.contains("@") || word.contains("://") || word.contains("www.") || word.contains("€")
                || word.contains("$")
            {
                return true
            }
            let here = word.utf8.count { $0.isDigit }
            digits += here
            // A house, a telephone, a card.
            if digits >= 5 || (here > 0 && ageWords.contains(where: word.hasSuffix)) { return true }
        }
        return false
    }

    private static let ageWords = ["yo", "años", "anos"]

    private static func list(_ words: String) -> [String] {
        words.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private static let whole = Set(
        list(
            """
            vih hiv sida aids tdah adhd toc ocd bipolar medico doctor doctora psicologo psicologa \
            quiste ictus infarto coma rehab sobrio sober icu uci quimio chemo silla muletas sordo sorda ciego \
            ciega deaf blind autismo ets std fiebre fever covid sick enfermo enferma mutua operacion surgery \
            dios jesus jesucristo cristo god allah ala biblia bible coran quran misa church iglesia mezquita mosque \
            sinagoga synagogue rezar pray fe faith testigo mormon judio judia jewish jew jews judios moro mora \
            gay gays gei lesbiana lesbian trans bi bisexual hetero straight queer lgbt sexo sex virgen virgin porno porn \
            follar fuck fucking polla coño tetas culo ass dick cock pussy boobs nudes nude nudes hentai onlyfans kink \
            pp psoe vox podemos sumar erc bildu pnv ciudadanos tory labour gop maga trump biden voto votar vote voted \
            izquierda derecha politica politics nazi nazis facha franco sindicato huelga immigration \
            gitano gitana indocumentado undocumented visa papeles \
            \
            euros euro dolares dollars pesos libras pounds sueldo salario nomina salary deuda deudas debt paypal bizum \
            iban tarjeta password contraseña clave hipoteca mortgage herencia \
            carcel prision jail prison juzgado court denuncia droga drogas drugs coca cocaina weed \
            marihuana porros porro alcohol alcoholico \
            primaria eso cole colegio instituto secundaria guarderia grade elementary kindergarten highschool \
            insti school sophomore freshman
            """))

    private static let addresses: Set<String> = [
        "calle", "avenida", "avda", "plaza", "portal", "piso", "bloque", "urbanizacion", "street", "avenue", "road",
        "lane",
        "apt", "apartment", "postcode", "zip", "numero", "number",
    ]

    /// Beginnings of words.
    private static let stems = list(
        """
        depre ansied anxi cancer canc3 diabet embaraz pregnan aborto abort pastilla medica antidep terapi therap autis \
        esquizo schizo suicid autoles selfharm hospital enfermed disease illness alerg allerg discapac disab epilep \
        asma asthm anorex bulimi psiqui psych trastorn disorder clinic lesbi homosex bisex transex transgen heterosex \
        catolic catholic cristian christian musulman muslim islam judai hindu budis buddh ateo ateis atheis religi \
        evangel protestant comunis communis fascis socialis republican democrat liberal anarq independentis feminis \
        masturb porn prostit erotic sexual
        """)
}
