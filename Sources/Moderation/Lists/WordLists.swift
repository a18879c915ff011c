/// The shipped lists, Spanish and English; `Term` describes how an entry is written.
///
/// Listed is what harms someone or costs a channel. Plain swearing is a kind of its own that stays allowed unless the
/// streamer says otherwise. Plurals and genders are written out: a stem that swallows innocent words costs more than
/// a forgotten ending.
enum WordLists {
    static let all: [(kind: RefusalReason.Kind, text: String)] = [
        (.hate, hate), (.minors, minors), (.sexual, sexual), (.threat, threat), (.selfHarm, selfHarm),
        (.insult, insult), (.profanity, profanity),
    ]

    static let hate = """
        *nigger*, nigga, niggas, niggaz, niglet, niglets, sand nigger, faggot*, fag, fags, fagg, tranny, trannies
        shemale, shemales, retard, retards, retarded, kikes, a kike, you kike, the kike, filthy kike, dirty kike
        fucking kike, stupid kike, kike bastard, spic, spics, chink, chinks, gook, gooks, wetback
        wetbacks, raghead*, towelhead*, paki, pakis, coon, coons, jigaboo*, beaner, beaners, dyke, dykes
        porch monkey, porch monkeys, zipperhead*, untermensch*, subhuman, subhumans, white power, heil hitler
        hail hitler, sieg heil, hitler was right, gas the jews, kill all jews, kill all blacks, kill all gays
        kill all muslims, kill all women, kill the jews, death to jews, death to gays, death to blacks, race war
        1488, 14 88, nazi, nazis, hitler, go back to africa, maricon~, sudaca~, subnormal~, negrata~, bollera~
        machorra~, mongolo~, mongola~, mongolico~, maricones, mariconazo, mariconazos, maricona
        mariconas, maricón*, marica, maricas, bollera, bolleras, machorra, machorras, travelo, travelos, travolo
        sudaca, sudacas, negrata, negratas, panchito, panchitos, machupichu, machupichus, moro de mierda
        moros de mierda, putos moros, puto moro, negro de mierda, negra de mierda, negros de mierda, puto negro
        putos negros, gitano de mierda, gitanos de mierda, putos gitanos, puto gitano, judio de mierda
        judios de mierda, putos judios, puto judio, chino de mierda, chinos de mierda, indio de mierda
        indios de mierda, gabacho de mierda, mora de mierda, boliviano de mierda, peruano de mierda
        mexicano de mierda, venezolano de mierda, colombiano de mierda, gay de mierda, gays de mierda, mongolo
        mongola, mongolos, mongolico, mongolica, mongolicos, subnormal, subnormales, retrasado mental
        retrasada mental, retrasados mentales, retrasado de mierda, arriba hitler, viva hitler, poder blanco
        muerte a los judios, muerte a los moros, muerte a los gays, muerte a los negros, muerte a los maricones
        vuelve a tu pais, vete a tu pais, volved a vuestro pais
        """

    static let minors = """
        loli, lolis, lolicon, lolita porn, shota, shotas, shotacon, pedo, pedos, pedophil*, paedophil*, pedofil*
        pederast*, child porn, childporn, kiddie porn, cunny, jailbait, underage sex, underage nudes
        porno infantil, pornografia infantil, menores desnudas, menor desnuda, niñas desnudas, niños desnudos
        niña desnuda, niño desnudo
        """

    static let sexual = """
        rape, raped, rapes, raping, rapist, rapists, cum, cums, cumming, cumshot*, cumslut*, blowjob*, blow job
        handjob*, hand job, rimjob*, footjob*, deepthroat*, deep throat, creampie*, gangbang*, bukkake*, dildo*
        buttplug*, butt plug, pussy, pussies, cunt, cunts, cunty, *cunt*, cock, cocks, cocksuck*, dick, dicks
        dick pic, dick pics, dickpic*, penis, penises, vagina, vaginas, clit, clits, clitoris, porn*, pr0n, hentai
        onlyfans, nudes, send nudes, naked pics, milf, milfs, horny, masturbat*, wank, wanking, jerk off
        jerking off, jack off, jerk me off, suck my dick, suck my cock, suck me off, suck it bitch, fuck me
        fuck my, fuck her, tits, titties, titty, boobs, boobies, show your boobs, show me your feet, show feet
        take off your clothes, take your clothes off, get naked, sex with, have sex, sex tape, anal, anal sex
        oral sex, orgasm*, ejaculat*, threesome*, semen, boner, boners, erection, erections, bdsm, futanari
        rule 34 of you, follar, follarte, follarme, follarla, follarse, follame, follamos, follando, follada
        folladas, follador, te follo, te follaba, te follaria, me follo, me la follo, se la follo, follen, polla
        pollas, pollon, pollones, chupapollas, comepollas, chupamela, chupame, chupamelo, chupame la, chuparmela
        chupar la polla, me la chupas, me la chupa, comeme la, comemela, comeme el, vergon, pija dura, mi pija
        tu pija, pene, penes, vulva, coñito, coñitos, chochito, tetas, tetaza, teta gorda, tetorras, tetazas
        tetitas, tetona, tetonas, culito
        culitos, culazo, culazos, enseña las tetas, enseña el culo, enseña los pies, masturb*, pajillero
        pajilleros, pajero, pajeros, hacerme una paja, hacerte una paja, hacerse una paja, hazme una paja
        hago una paja, hacer una paja, mamada, mamadas, hazme una mamada, mamamela, correrme en, correrme dentro
        me corro en, me corro pensando, corrida en la cara, corrida en la boca, orgasmo, orgasmos, eyacul*
        felacion*, cunnilingus, sexo anal, sexo oral, sexo contigo, tener sexo, hacer sexo, quiero sexo
        pornografia, pornografic*, peliculas porno, manda nudes, pasa nudes, manda pack, pasa el pack, pasa pack
        manda fotos desnuda, fotos desnuda, desnudate, quitate la ropa, quitate el sujetador, quitate las bragas
        quitate la camiseta, sin bragas, en bolas, estoy cachondo, estoy cachonda, me pones cachondo, cachondo
        cachonda, cachondos, violarte, violarla, violarlas, violacion en grupo, violador de, violada, te violo
        te violaba, orgia, orgias
        """

    static let threat = """
        i will kill you, ill kill you, i'll kill you, im going to kill you, i'm going to kill you, gonna kill you
        i wanna kill you, i want to kill you, kill them all, i will find you and, ill find you and
        i will hunt you down, ill hunt you down, im coming for you, i'm coming for you, coming to your house
        coming to your home, show up at your house, burn your house down, should be shot, deserve to be shot
        gonna shoot you, going to shoot you, ill shoot you, i'll shoot you, i will shoot you, i will stab you
        gonna stab you, ill stab you, i'll stab you, i will beat you up, gonna beat you up, break your legs
        break your neck, watch your back, you're dead meat, i'll end you, put you in the ground
        i'm gonna rape you, you will regret being born
        i will murder you, gonna murder you, murder your family, kill your family, kill your mom,
        i will rape you
        gonna rape, i know where you live, we know where you live, hope you die, i hope you die, you should die
        you deserve to die, slit your throat, cut your throat, shoot you in, put a bullet in, beat you to death
        bomb threat, plant a bomb, school shooting, shoot up the school, shoot up a school, shoot up your, swat you
        dox, doxx*, doxed, doxing, te voy a matar, os voy a matar, la voy a matar, voy a matarte, voy a mataros
        te matare, quiero matarte, vamos a matarte, te vamos a matar, te voy a violar, voy a violarte
        te vamos a violar, se donde vives, sabemos donde vives, te voy a encontrar, voy a ir a por ti
        vas a morir esta noche, vas a morir hoy, te mueres esta noche, encontrarte y matarte
        voy a encontrarte y, te voy a buscar y, voy a por ti y, ire a tu casa, voy a ir a tu casa
        estoy en tu puerta, se tu direccion, tengo tu direccion, quemar tu casa, voy a quemarte
        matar a tu familia, voy a matar a tu, te voy a destripar, te voy a degollar, voy a degollarte
        te voy a disparar, te voy a dar una paliza, romperte las piernas, te voy a romper la cara
        te voy a secuestrar, te arranco la cabeza, ojala te pudras, ojala te de cancer, ojala te quemes
        te vas a arrepentir de haber nacido, te voy a rajar, te voy a apuñalar, te voy a pegar un tiro
        pegarte un tiro, te voy a partir la cara
        te parto la cara, te voy a reventar, cortarte el cuello, te corto el cuello, poner una bomba
        amenaza de bomba, ojala te mueras, ojala te maten, ojala te violen, ojala te atropellen, ojala os murais
        mereces morir, deberias morir, deberias estar muerta
        """

    static let selfHarm = """
        kys, kill yourself, kill urself, kill ur self, kill your self, kill myself, killing myself
        unalive yourself, neck yourself, hang yourself, hang urself, go cut yourself, cut your wrists
        slit your wrists, end your life, end yourself, end it all, go die, go and die, drink bleach
        jump off a bridge, jump off a building, commit suicide, commit sudoku, want to die, i wanna die, suicidate
        suicidaros, suicidarte, suicidarme, me voy a suicidar, quiero suicidarme, me quiero suicidar, matate
        mataos, deberias matarte, matate ya, cuelgate, ahorcate, cortate las venas, cortarme las venas
        cortarse las venas, tirate por la ventana, tirate de un puente, tirate por un puente, tirate al tren
        pegate un tiro, pegarme un tiro, bebe lejia, toma lejia, muerete, muerete ya, deberias morirte
        quitate la vida, quitarme la vida, quiero quitarme la vida
        """

    static let insult = """
        bitch, bitches, bitchass, son of a bitch, whore*, slut, sluts, slutty, skank, skanks, hoe, hoes, twat
        twats, asshole, assholes, arsehole, arseholes, bastard, bastards, motherfuck*, muthafuck*, dickhead*
        wanker, wankers, prick, douchebag*, dumbass*, fuckface, fuckhead, shithead*, jackass, piece of shit
        eat shit, fuck you, fuck u, fuck off, fck you, fk you, screw you, go fuck yourself, gfy, stupid ai
        stupid bot, you are trash, ur trash, you are garbage, scumbag*, cumdump*, puta~, zorra~, guarra~
        cabron~, pendejo~, pendeja~, imbecil~, cerda asquerosa, subnormalito, gilipollitas, putita, putitas
        putilla, putillas, puton, putones, putona, putonas, putisima, puto idiota, putero, puteros, hijo de puta
        hija de puta, hijos de puta, hijas de puta, hijodeputa, hijoputa, hijaputa, hijosputa, hijueputa
        hijueputas, jueputa, hdp, hdlgp, hijo de perra, hija de perra, hijo de tu madre, hija de tu madre
        hijo de tu puta, hija de tu puta, hijo de tu reputa, malnacido, malnacida
        malnacidos, malparido, malparida, malparidos, gonorrea, gonorreas, carechimba, mamaguevo, mamahuevo
        mamagüevo, mamaguevos, zorra, zorras, furcia, furcias, guarra, guarras, ramera, rameras, cabron, cabrones
        cabrona, cabronas, cabronazo, gilipollas, gilipolla, gilipoyas, gilipuertas, soplapollas, tontopollas
        caraculo, cara de culo, imbecil, imbeciles, pendejo, pendejos, pendeja, pendejas, pendejada, culero
        culeros, culera, pelotudo, pelotudos, pelotuda, forro de mierda, boludo de mierda, chinga tu madre
        chinga a tu madre, chingas a tu madre, chtm, tu puta madre, puta tu madre, concha de tu madre
        conchatumadre, conchetumadre, conchetumare, conchesumadre, ctm, me cago en tu madre, me cago en tus muertos
        me cago en ti, me cago en tu puta, vete a la mierda, iros a la mierda, vayanse a la mierda
        andate a la mierda, vete a la verga, vete al carajo, vete a tomar por culo, a tomar por culo
        que te den por culo, que te follen, que te jodan, jodete, jodeos, comemierda, come mierda, comemierdas
        lameculos, pedazo de mierda, eres una mierda, eres mierda, eres basura, basura humana, escoria
        tonto del culo, tonta del culo, perra de mierda, perra asquerosa, eres una perra, maldita perra
        sucia perra, pedazo de perra, das asco, me das asco, asco de persona, asquerosa de mierda, puta mierda de
        idiota de mierda, eres una guarra, bastardo, bastarda, bastardos, zoquete de mierda, mequetrefe de mierda
        parguela, parguelas
        """

    static let profanity = """
        *fuck*, fvck*, phuck*, fucc, fuq, fck, fuk, fking, fkn, shit, shits, shitty, shite, bullshit, holy shit
        goddamn, ass, asses
        dumb ass, crap, joder, jodido, jodida, jodidos, jodidas, jode, jodas, jodan, jodiendo, mierda, mierdas
        coño, coños, hostia puta, cojones, cojonudo, acojonante, carajo, puto, putos, putada, putadas, puteada
        de puta madre, puta madre, puto amo, puta mierda, de puta pena, puta locura, a la verga, verga, vergas, alv
        chingar, chingada, chingado, chingon, pinche, pinches, cagada, cagadas, me cago en la, culo, culos
        """

    /// What contains a listed term and is innocent: names, places, animals, idioms.
    static let allowed = """
        koons, fukuyama*, kunta, kunta kinte, zorrilla, zorrillas, zorrillo, zorrillos, want to die hard
        i want to die of laughter, scunthorpe*, snigger*, niggard*, chink in the armor, chink in the armour
        chinks in the armor, maine coon
        maine coons, spic and span, cum laude, summa cum, magna cum, moby dick, philip k dick, dick van dyke
        van dyke, van dyck, dick tracy, dick grayson, dick clark, dick cheney, anal retentive, penne, putto, putti
        great tits, blue tit, coal tit, bird tits, pussy cat, pussycat*, pussy willow, pussy riot, puss in boots
        cock a doodle, weather cock, cock and bull, cock robin, killer whale*, to die for, go die hard, die hard
        jump off a bridge in, gas station, pedo mental, anti nazi, antinazi, antinazis, nazi zombies, zombies nazis
        zombie nazi, nazi germany, alemania nazi, shiitake*, mishit*, matsushita*, kushit*, prick up, pricked
        hoe down, garden hoe, *bastard sword*, bastard sword, espada bastarda, inglourious basterds
        malditos bastardos, jon snow es un bastardo, zorra artica, la zorra y, el zorro y la zorra
        zorra del desierto, consolador premio, concha de mar, concha nacar, verga de toro, disputa*, diputa*
        imputa*, computa*, reputa*, amputa*, *computadora*, *disputas*, *diputas*, *imputas*, *computas*, *reputac*
        putativ*, deputad*, esputo*, imputo*, computo*, disputo*, reputo*, amputo*, repollo*, ampolla*, apollo*
        cebolla*, pollo*, empollon*, pollero*, grapes, scrape*, drape*, therapist*, *therapist*, parapet*, canal*
        analy*, anali*, banal*, arsenal*, penal*, penetra*, peninsula*, pendiente*, envergadura*, *verguenza*
        circumstan*, document*, cucumber*, *cumbre*, accumul*, cocumbr*, *cumple*, *cumpl*, titan*, tetris, tetera
        tetrabrik, peacock*, hancock*, cockpit*, cocktail*, coctel*, cockatoo*, cockroach*, shuttlecock*, dickens
        dickinson, benedict*, predict*, addict*, dictat*, verdict*, essex, sussex, middlesex, sexto, sexta
        sextante*, constitution*, substitut*, competit*, petit*, restitu*, raccoon*, cocoon*, tycoon*, spice*
        suspicio*, conspic*, auspic*, hospic*, despicable, nigeri*, niger, montenegr*, mariscal*, marisco*
        mariscada*, maricarmen, maricast*, americ*, santamarica, pakistan*, retardant*, flame retardant
        fire retardant, klassi*, class*, glass*, grass*, pass*, mass*, bass*, assassin*, assess*, asset*, assum*
        assist*, associat*, embass*, harass*, compass*, lollipop*, hole in, hoedown*, whorehouse rock
        vaquita penita, violador eres tu, el violador eres tu, dont want to die, don't want to die, no want to die
        i want to die laughing, nobody wants to die, no te voy a matar, quien te mato, me mato de risa
        te mato de amor, pedo de monja, pedos de monja, en bolas de, penistone, *basement*, *amusement*
        *advertisement*, *horsemen*, *norsemen*, *thorny*, *draped*, *scraped*, *torpedo*, cummings*, *cummings*
        *georgia*, *vehiculito*, *articulito*
        """
}
