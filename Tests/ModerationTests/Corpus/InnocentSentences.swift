extension Innocents {
    private static let written: [(group: String, text: String)] = [
        (
            "sentences",
            """
            put a smile on your face
            put all the eggs in the basket
            i put as much salt as i could
            as soon as possible
            pen is mightier than the sword
            the pen is on the table
            my pen is blue and yours is red
            an al dente pasta please
            go ok everyone ready
            who re you talking about
            is hit points the same as health
            she hits hard
            this hit is mine
            us a map please
            mass effect is great
            pass the ball
            he's a class act
            what a grand master
            con ella me voy
            Mari con su madre fue al cine
            Pol la vio ayer
            el pollo al ajo
            la puerta está abierta
            me lo dijo Mari, con razón
            por no saber perdí
            por no hacer nada
            no me toques la partida
            dos y dos son cuatro
            vete a dormir ya
            vete a tu casa a descansar
            ve a la tienda
            me muero de risa
            me matas de risa
            te voy a ganar
            te voy a invitar a pizza
            te voy a echar de menos
            te mato si no juegas mañana jaja
            i will find you a good game
            i know where the key is
            i want to die hard on this hill in the game
            this song is killing me, so good
            you killed it tonight
            la zorra y las uvas
            mi perra se llama Luna
            mi perra ladra mucho
            tengo una gata negra
            el gato negro da suerte
            la concha del mar
            la paja y el grano
            el mono de la cárcel
            pásame el pan
            hazme un favor
            hazme caso
            enseña el mapa
            quita la música
            quítate el sombrero
            sube el volumen
            come tú primero
            qué te den el premio
            el conejo blanco
            qué asco de lag
            me da asco el pepino
            das pena jugando jaja
            basura de equipo el mío
            hoy saqué la basura
            el nazareno pasó
            clases de historia sobre la segunda guerra mundial
            el examen de anatomía fue difícil
            vivo en la calle del centro
            vivo en Madrid desde 2015
            salí a la calle a las 10
            me quedan 3 vidas y 200 monedas
            tengo 1234 puntos y 5678 monedas
            récord: 12500 puntos
            mi récord es 98765 puntos
            gané 1.000.000 de puntos
            el 24/12/2026 hay stream
            a las 20:30 hora de España
            son las 10:30:15
            v1.2.3.4 ya salió
            versión 2.10.1 beta
            100% real, 50/50
            3-2-1 ya
            10 9 8 7 6 5 4 3 2 1
            1 2 3 4 5 6 7 8 9 10
            uno dos tres cuatro cinco seis siete ocho
            diez nueve ocho siete seis cinco
            three two one go
            pi es 3.14159265
            e = 2.71828
            el año 1998 contra el 2024
            2019-2024
            resolución 1920x1080
            a 144 fps y 3840x2160
            mi equipo quedó 4-2-3-1
            seed 8675309 de minecraft
            coords 120 64 -340
            x 1200 y 64 z -350
            vale.me gusta
            ok.ya voy
            hola.qué tal
            el punto es que no
            punto y coma
            com punto, o sea comida
            un punto para ti
            dot product and cross product
            i'm at home
            at the end of the day
            live at eight
            estoy en live
            node.js mola
            main.cpp no compila
            me gusta vue.js y next.js
            foto.png no carga
            save.dat corrupto
            etc. y eso
            p.ej. este
            a.k.a. el jefe
            EE.UU. y la U.E.
            i.e. nothing
            e.g. this
            24/7 en directo
            he/him
            y/o algo
            and/or
            c'est la vie
            olvidé las llaves
            olvida lo que dije
            olvidé la contraseña del wifi
            olvida el tema, hablemos de gatos
            forget it, let's play
            forget what i said about the cake
            ignore him, he's new
            ignora al troll
            ignóralo, no vale la pena
            don't follow that guy
            las instrucciones del juego están claras
            lee las instrucciones de la lavadora
            read the instructions on the box
            what are the rules of this game?
            cuáles son las reglas del sorteo
            las reglas del chat están en el panel
            qué modelo de teléfono tienes
            qué modelo de lenguaje usas
            which language model are you running?
            are you an AI?
            ¿eres una IA?
            eres una inteligencia artificial muy maja
            haz como que eres un gato
            act like a cat
            can you pretend to be a pirate?
            actúa como si nada
            imagina que estás en la playa
            system error in my game
            system of a down is great
            el sistema solar
            sistema: windows o linux
            my assistant is late
            el asistente del profesor
            developer tools are cool
            el desarrollador del juego
            repite eso por favor
            repeat that please
            dilo otra vez
            say hi to my mom
            di hola a mi hermana
            saluda a Pedro
            """
        ),
        (
            "foreign",
            """
            Привет всем
            как дела
            это очень смешно
            вот это да
            кот сидит на окне
            мой рот на замке
            сок и вода
            сорок коров
            нос и ухо
            мама мыла раму
            он тут как тут
            хор поёт
            рука и нога
            тот самый кекс
            вечер в хате
            какая красивая
            спасибо большое
            Аннека супер
            сосна
            там туман
            когда стрим
            я из России
            Україна
            Καλημέρα σε όλους
            τι κάνεις
            είμαι από την Ελλάδα
            πού είναι
            καλό παιχνίδι
            τότε ναι
            こんにちは
            かわいいね
            草
            你好吗
            我喜欢你的声音
            안녕하세요
            ㅋㅋㅋㅋ
            مرحبا
            كيف حالك
            שלום לכולם
            नमस्ते
            สวัสดี
            bom dia a todos
            que saudade
            eu gosto muito
            vou ao cinema com a minha mãe
            ficar na praia
            c'est trop bien
            salut tout le monde
            je suis fatigué
            le phoque est mignon
            il fait froid
            une douche
            ich habe Hunger
            guten Abend
            das ist gut
            wer ist das
            fährst du mit
            die Fahrt war lang
            ciao a tutti
            che bello
            la penna è sul tavolo
            penne all'arrabbiata
            mi piace
            buonasera
            dobry wieczór
            fakt jest taki
            jak się masz
            hej på dig
            slutet är bra
            slut på filmen
            det är fart
            terve kaikille
            merhaba
            iyi akşamlar
            selamat malam
            xin chào
            bonjour de Québec
            visca Catalunya
            bon dia
            bona nit
            el pollastre
            kaixo
            boas noites
            """
        ),
    ]

    static let sentences: [Text] = written.flatMap { list in
        list.text.split(separator: "\n").map { Text(text: String($0), group: list.group) }
    }
}
