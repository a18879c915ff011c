extension FactRule {
    /// How viewers tell of themselves in English; folded words, the first rule that fits wins.
    static let english = table(
        """
        [name]
        name: my name|name's is? @name
        name: my real? name is @name
        [birthday]
        birthday: my birthday|bday is on|in? @thing
        birthday: my birthday's on|in? @thing
        birthday: #time is my birthday|bday
        birthday: it's my birthday|bday #time
        [home]
        home from: i'm|im from @place
        home from: i am|come from @place
        home: i live in @place
        home: i'm|im living in @place
        home: i've|ive|i just|recently? moved to @place
        home: watching|tuning in? from @place
        home: greetings|hello|hi|hey|hugs|cheers from @place
        [work]
        work: i work as a|an? @thing
        work: i work at|in|for @thing
        work: i'm|im a|an #job @rest
        work: i am a|an #job @rest
        work study: i study @thing
        work study: i'm|im studying @thing
        work study: i'm|im majoring in @thing
        [pet]
        pet+: my other? #pet is called|named @name
        pet+: my other? #pet's name is @name
        pet+: my other? #pet's named|called @name
        pet+: my #few? #pet are called|named @list
        pet+: i|we have|got #few? #few? #pet called|named @list
        pet+: i've|ive|we've got #few? #few? #pet called|named @list
        pet+: i|we have|got #few? #few? #pet and his|her|its|their name|names is|are @list
        pet+: i|we have|got #few? #few? #pet and he's|she's|it's|they're called|named @list
        pet+: i've|ive just? adopted|rescued #few #few? #pet called|named @name
        pet+: i just? adopted|rescued #few #few? #pet called|named @name
        pet: i've|ive just? adopted|rescued #few #few? #pet
        pet: i just? adopted|rescued #few #few? #pet
        pet: i|we have|got #few #few? #pet
        pet: i've|ive|we've got #few #few? #pet
        pet+: my #pet @capital
        [family]
        family: my #few? #kin is called|named @name
        family: my #few? #kin's name is @name
        family home: my #few? #kin lives in @place
        family work: my #few? #kin works as|at|in a|an? @thing
        family study: my #few? #kin studies @thing
        family plays: my #few? #kin plays @thing
        family: i have|got #few #few? #kin called|named @list
        family: i have|got #few #few? #kin and his|her|their name|names is|are @list
        family: i have|got #few #few? #kin @rest
        family: i've|ive got #few #few? #kin @rest
        [dislikes]
        likes+: i don't|dont really? like @thing
        likes+: i do not like @thing
        likes+: i really|absolutely? hate|despise|loathe @thing
        likes+: i can't|cant stand @thing
        likes+: i'm|im scared|afraid|terrified of @thing
        [likes]
        likes favorite: my favorite|favourite|fav|fave * is @thing
        likes favorite: my favorite|favourite|fav|fave * are @list
        likes+: i really|absolutely|also|just? love|adore|enjoy @thing
        likes+: i really|also|quite? like @thing
        likes+: i'm|im a big|huge|massive? fan of @thing
        likes+: i'm|im really? into @thing
        likes+: i'm|im obsessed with @thing
        [plays]
        plays main: i main @thing
        plays main: my main is @thing
        plays+: i play a lot of @thing
        plays+: i mostly|mainly|usually|also? play the? @thing
        plays+: i've|ive been playing a lot of @thing
        plays+: i've|ive been playing @thing
        plays+: i'm|im learning to play|the the? @thing
        [plans]
        plan+: #time i have @thing
        plan+: #time i've|ive got @thing
        plan+: #time i'm|im going to|on|for @thing
        plan+: #time i'm|im starting|flying|moving|traveling|travelling|taking|getting to? @thing
        plan+: #time i start|fly|move|travel to? @thing
        plan+: #time is my @thing
        plan+: i have @thing #time
        plan+: i've|ive got @thing #time
        plan+: i'm|im going to|on @thing #time
        plan+: i'm|im starting|flying|moving|traveling|travelling|taking|getting to? @thing #time
        plan+: i start|fly|move|travel to? @thing #time
        plan+: my @thing is #time
        """)
}
