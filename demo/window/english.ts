import type { OfferInput } from '#modules/offers/index.ts'

type InEnglish = NonNullable<OfferInput['english']>

/** What the demonstration's offers say in English, by their slug: the facts of the Dutch texts, no more and no less. */
export const inEnglish: Readonly<Record<string, InEnglish>> = {
  // ---- sports
  'gratis-zwemmen': {
    title: 'Free swimming', summary: 'Dive, float or swim lengths. You choose the day.', days: 'Open every day',
    description: 'You swim as long as you like in all the pools: the deep pool, the wave pool and the slide.\n\nThe hot tub is part of it. The water there is 34 degrees.',
    note: 'Younger than 10? Then an adult swims with you.', bring: 'Swimwear and a towel. For the locker you need a coin of € 1. You get it back.',
  },
  'schaatsen-in-de-hal': {
    title: 'Ice skating in the hall', summary: 'Laps on smooth ice, with music on Friday evening.', days: 'Every day, as long as there is ice',
    description: 'The track is 400 metres long. New to skating? Take a chair and push it to the other side.\n\nIn the canteen the hot chocolate is warm.',
    note: 'To borrow skates costs € 4.', bring: 'Gloves. You must wear them on the ice.',
  },
  'lid-van-een-sportclub': {
    title: 'Join a sports club', summary: 'A fixed evening, a shirt and a team that waits for you.', days: 'At every club that takes part',
    description: 'Choose a club from the list and sign up there. You pay € 40 less for a year of membership.\n\nFootball, judo, gymnastics or basketball: you may always try the first training for free.',
    note: 'The voucher is for 1 membership a year.',
  },
  'klimmen-tot-het-dak': {
    title: 'Climb to the roof', summary: 'Sixteen metres up, and somebody holds your rope.', days: 'Every day until half past ten',
    description: 'You get a harness, shoes and 15 minutes of instruction. Then you climb by yourself.\n\nThere are walls for beginners. And one wall that nobody has reached the top of yet.',
    bring: 'Trousers that stretch and a band for long hair.',
  },
  'een-maand-judo': {
    title: 'A month of judo', summary: 'Learn to fall, to get up and to bow to each other.', days: 'Monday, Wednesday or Friday',
    description: 'You join people of your own age for a month. You can borrow a judo suit.\n\nAt the end you may show what you can do. Your parents may watch.',
    bring: 'A bottle of water and flip-flops.',
  },
  'leer-roeien': {
    title: 'Learn to row in 3 lessons', summary: 'Four people in a boat, early on the water.', days: 'Saturday or Sunday morning',
    description: 'In 3 lessons you learn to get in, to row together and to moor. Boats almost never turn over.\n\nAfterwards you drink coffee on the jetty.',
    note: 'You must be able to swim.', bring: 'Clothes that may get wet.',
  },
  'dansen-op-vrijdag': {
    title: 'Dancing on Friday', summary: 'Salsa for people who never did it before. You may come alone.', days: 'Friday from 19:00',
    description: 'The first hour is a lesson. Then the lights go down and you dance with everybody.\n\nYou do not need a partner: we change with every song.',
    bring: 'Shoes with a smooth sole.',
  },
  'voetbal-in-de-vakantie': {
    title: 'Football in the holidays', summary: 'Three days on the field, with a final on the last day.', days: 'Three days in the holidays',
    description: 'You train with real coaches and play a tournament every afternoon. Girls and boys play together.\n\nYou get soup and bread from the club.',
    note: 'Full is full: there are 60 places.', bring: 'Football boots. You do not have them? We have a cupboard full.',
  },
  'beweeguur-60-plus': {
    title: 'Exercise hour for 60 and over', summary: 'Gym in warm water, and then coffee at the long table.', days: 'Tuesday and Thursday at 10:00',
    description: 'The water is 32 degrees and comes up to your chest. The music is from your years.\n\nThe coffee afterwards is in the price.',
    bring: 'Swimwear and a towel.',
  },
  'wijkloop-selwerd': {
    title: 'The neighbourhood run', summary: 'One round through your own streets, with music on every corner.', days: 'Saturday at 11:00',
    description: 'The round is 2 or 5 kilometres. You may run, you may walk, and a pram can come along.\n\nAt the end there is soup, and a medal for everybody.',
    note: 'This run is for neighbours from Selwerd, Vinkhuizen and Paddepoel.', bring: 'Comfortable shoes.',
  },
  // ---- culture
  'naar-de-film': {
    title: 'Go to the cinema', summary: 'Films that you do not see everywhere, in a room with 40 seats.', days: 'Thursday to Sunday',
    description: 'Volunteers choose the films and show them. Before it starts, somebody briefly tells you why.\n\nThere is no popcorn. There is tea, and cake from the lady next door.',
  },
  'gratis-naar-het-museum': {
    title: 'Free to the museum', summary: 'From old treasures to art that squeaks and moves.', days: 'Tuesday to Sunday',
    description: 'You see the permanent rooms and every exhibition. An audio tour on your phone is part of it.\n\nChildren look for the 12 hidden mice. Who finds them gets a badge.',
  },
  'bioscoopbon': {
    title: 'Welcome: a cinema voucher', summary: 'A film of your choice, because your pass is new.', days: 'Open every day',
    description: 'Choose a film, a day and a seat. You may choose any film, also on Saturday evening.\n\nIt is our present with your first pass.',
    note: 'Some films have an age of their own. You see it at the ticket desk.',
  },
  'avond-theater': {
    title: 'A night at the theatre', summary: 'So close that you hear the actors breathe.', days: 'Friday and Saturday at 20:15',
    description: 'In Klein Geluk 80 people sit around one stage. Every month there is something else: comedy, dance or a story.\n\nAfterwards you talk with the makers at the bar. The first soft drink is free.',
  },
  'concert-in-de-kelder': {
    title: 'Concert in De Kelder', summary: 'Bands from here and far away, loud enough to feel.', days: 'On evenings with a concert',
    description: 'You choose the concert. The voucher works for every ticket at the door.\n\nEarplugs are at the cloakroom. They are free.',
    note: 'Is a concert sold out? Then you cannot get in with the voucher.',
  },
  'kerst-in-de-kelder': {
    title: 'Christmas in De Kelder', summary: 'A choir of 60 voices among a hundred candles.', days: 'One evening, at 20:00',
    description: 'The choir stands among the people. You hear the bass in your belly and the soprano above your head.\n\nThere are only 40 places. So we draw lots.',
    note: 'Every place is a seat.',
  },
  'museumnacht': {
    title: 'Museum night', summary: 'Through the dark museum with a torch.', days: 'One night, from 20:00 to 1:00',
    description: 'The lights go out and the statues come alive. Something happens in every room: music, stories, a dance floor.\n\nChildren may stay up until their eyes close. There are cushions.',
    note: 'Children up to age 12 come with an adult.', bring: 'A torch. You do not have one? Then you borrow one.',
  },
  'filmmiddag-met-koffie': {
    title: 'Film afternoon with coffee', summary: 'A good film, a soft chair and no hurry.', days: 'Every first Wednesday at 13:30',
    description: 'First there is coffee with something nice, then the film starts. The sound is right for people who hear less well.\n\nEvery film has Dutch text on the screen.',
  },
  'schilderen-op-zondag': {
    title: 'Painting on Sunday', summary: 'An afternoon with paint, beside paintings that are 300 years old.', days: 'Sunday from 13:00 to 16:00',
    description: 'A painter helps you to start. Then you look, choose your colour and begin.\n\nPaint, brushes and canvas are there. You take your painting home.',
    bring: 'An old shirt.',
  },
  // ---- days out
  'schaatsen-op-het-plein': {
    title: 'Ice skating on the square', summary: 'Under a thousand little lights, in the middle of the city.', days: 'Every day from 11:00 to 21:00',
    description: 'An hour on the ice, with skates. You cannot skate yet? There are sliding penguins to hold on to.\n\nAt seven o’clock the big light goes out and the little lights go on.',
    bring: 'Gloves and thick socks.',
  },
  'verrassingsbon': {
    title: 'The surprise voucher', summary: 'Do you dare to order without knowing what it is?', days: 'A new one every 3 months',
    description: 'It is free, it is in the city and it takes an hour. We say no more.\n\nWear warm clothes, that helps.',
  },
  'rondvaart-door-de-stad': {
    title: 'Boat tour through the city', summary: 'Under 14 bridges, past warehouses and houseboats.', days: 'Three times a day',
    description: 'In an hour you see the city from below. The skipper knows a story about every house.\n\nThe boat is closed and warm. When the sun shines, the roof opens.',
  },
  'naar-het-dierenpark': {
    title: 'A day at the zoo', summary: 'Otters that play, owls that watch, a camel that does nothing.', days: 'Every day from 9:30 to 17:30',
    description: 'You stay as long as you like. At 11:00 the otters get fish, at 14:00 the owls fly.\n\nBring your own lunch: there are tables among the willows.',
    bring: 'Something to eat and a raincoat.',
  },
  'sterren-kijken': {
    title: 'Look at the stars', summary: 'The rings of Saturn, with your own eye.', days: 'Saturday from 20:00',
    description: 'An astronomer aims the big telescope and tells you what you see. When it is cloudy you look at the sky in the dome.\n\nOnly 3 people go up. So there are 3 vouchers.',
    note: 'Full is full: there are 3 vouchers.', bring: 'A warm coat. The roof opens.',
  },
  'een-uur-bowlen': {
    title: 'An hour of bowling', summary: 'One lane for your whole household, with shoes.', days: 'Wednesday to Sunday',
    description: 'The price is for a whole lane, with at most 6 people. Small children get a little slide for the ball.\n\nWho has the most points chooses the music.',
  },
  'wandelen-op-het-wad': {
    title: 'Walk on the mudflats', summary: 'Walk where the sea will be again soon, together with a guide.', days: 'On days with low tide',
    description: 'The bus picks you up in the city. Then you walk on the bottom of the sea for 2 hours.\n\nYou see seals, if you are lucky. You always see shells.',
    note: 'You walk 6 kilometres, sometimes through deep mud.', bring: 'Old trainers that may get dirty, and dry socks.',
  },
  'vlotten-bouwen': {
    title: 'Build a raft with your family', summary: 'Planks, rope and a pond: see if it floats.', days: 'Sunday at 13:00, from April to October',
    description: 'You get eight barrels, planks and rope. After an hour your raft must reach the other side.\n\nEverybody wears a life jacket. Who falls in gets hot tea.',
    note: 'The voucher is for the whole family, with at most 6 people.', bring: 'Dry clothes and a towel.',
  },
  'oogstfeest': {
    title: 'The harvest feast', summary: 'Press apples, bake bread and dance in the farmyard.', days: 'One day in autumn',
    description: 'You press your own apple juice and bake bread over the fire. At the end the brass band plays.',
  },
  // ---- learning
  'lid-van-de-bibliotheek': {
    title: 'Member of the library', summary: 'Read, listen and watch for a whole year, for ten euros.', days: 'Open every day',
    description: 'You borrow books, films and games, as many as you like. On your phone or tablet too.\n\nFor children under 18 the library is always free.',
    bring: 'Your voucher and something with your name on it.',
  },
  'een-cursus-volgen': {
    title: 'Take a course', summary: 'Spanish, photography, woodwork: what did you always want to learn?', days: 'Starts in September and February',
    description: 'Choose a course from the booklet. You pay half, and the discount is at most € 225.\n\nAre you not sure? Then you watch the first lesson and decide after it.',
  },
  'samen-achter-de-computer': {
    title: 'At the computer together', summary: 'E-mail, photos and DigiD: five mornings, at your own speed.', days: 'Every morning on a weekday',
    description: 'You sit at a table with four people and one volunteer. Every question is good, also the fourth time.\n\nYou do not need a computer of your own.',
    bring: 'Your phone or tablet, if you have questions about it.',
  },
  'tien-muzieklessen': {
    title: 'Ten music lessons', summary: 'Guitar, drums or violin. You borrow the instrument.', days: 'On a fixed afternoon',
    description: 'You get 10 lessons of half an hour. You choose an instrument and take it home to practise.\n\nIn the last lesson you play together in a band.',
  },
  'zelf-je-fiets-maken': {
    title: 'Repair your own bike', summary: 'Tyre, chain, light: after 2 hours it rides again, thanks to you.', days: 'Tuesday to Saturday',
    description: 'A bike mechanic stands beside you and points. The hands are yours.\n\nA new tyre or chain is in the price.',
    bring: 'Your bike. It cannot ride any more? We pick it up.',
  },
  'zwemles-diploma-a': {
    title: 'Swimming lessons for diploma A', summary: 'From fear of water to a jump into the deep end.', days: 'Wednesday or Saturday',
    description: 'Your child gets lessons in a small group, until the diploma is there. That takes about a year.\n\nAlways the same teacher. Parents watch from behind the glass.',
    note: 'There may be a waiting list. Call first in that case.', bring: 'Swimwear and a towel.',
  },
  'koken-zonder-pakjes': {
    title: 'Cooking without packets', summary: 'Four evenings, four meals that you can make again at home.', days: 'Monday or Wednesday at 17:30',
    description: 'You cook with what is in season and costs little. Then you eat it together.\n\nThe voucher is for your whole household: you may come with two people.',
    bring: 'A box for what is left over.',
  },
  // ---- children
  'kindervoorstelling': {
    title: 'Show for children', summary: 'A giant, a flat tyre and a lot of confetti.', days: 'Sunday at 14:00',
    description: 'The show takes 50 minutes. Then the children may come on stage to see how everything works.\n\nYou may sit on a chair, on a lap or on a cushion at the front.',
  },
  'middag-bij-de-klinker': {
    title: 'Free afternoon at De Klinker', summary: 'Build huts, rap, cook: something else every afternoon.', days: 'Wednesday, Friday and Saturday',
    description: 'Walk in and see what there is. There is always somebody at the door who remembers your name.\n\nYou need no skills, and you need not bring anything.',
  },
  'middag-op-de-boerderij': {
    title: 'Afternoon on the farm', summary: 'Feed goats, collect eggs and brush a pony.', days: 'Tuesday to Sunday',
    description: 'Your child borrows boots and gets a bucket of feed. The farmer points out who is hungry.\n\nAt 15:30 the animals go inside. Help is welcome then.',
    bring: 'Clothes that may get dirty.',
  },
  'leer-jongleren': {
    title: 'Learn to juggle', summary: 'Balls in the air, plates on sticks, walking on a ball.', days: 'Wednesday and Saturday',
    description: 'A real acrobat teaches you the secret of three balls. Then you choose a trick yourself.\n\nEvery month there is a show for parents and neighbours.',
  },
  'dag-in-het-apenrek': {
    title: 'A day in Het Apenrek', summary: 'Climb, slide and jump, even when it rains.', days: 'Every day from 10:00 to 18:00',
    description: 'The big hall has a climbing wall, a ball pit and a track for pedal cars. Toddlers have a corner of their own.\n\nTea and coffee are free for who comes along.',
    bring: 'Socks with grip.',
  },
  'een-week-op-kamp': {
    title: 'A week at camp', summary: 'Sleep in the woods, build a raft and toast marshmallows.', days: 'A week in summer',
    description: 'Five days with people of your age and leaders who know every game. Swimming and climbing by day, a fire at night.\n\nThe bus, the food and the tent are arranged.',
    note: 'Full is full: there are 40 places.', bring: 'A sleeping bag. You can borrow one too.',
  },
  'voorlezen-met-taart': {
    title: 'Stories with cake', summary: 'A story of half an hour and a piece of apple pie.', days: 'Saturday at 10:30',
    description: 'The reader does all the voices, also that of the dragon. Afterwards you choose a book together.\n\nOn the last Saturday of the month the story is in two languages.',
  },
  'timmeren-op-zaterdag': {
    title: 'Woodwork on Saturday', summary: 'Make a birdhouse, a boat or something that has no name yet.', days: 'Saturday from 10:00 to 12:30',
    description: 'There is wood, there are tools and there is a forester with patience. What you make goes home with you.\n\nIn spring we put up the birdhouses together.',
  },
  // ---- food and drink
  'portie-poffertjes': {
    title: 'A plate of poffertjes', summary: 'Small Dutch pancakes, with melting butter and a hill of icing sugar.', days: 'Tuesday to Sunday',
    description: 'You get 12 poffertjes, baked while you watch. Eat them on the bench, then they stay warm.\n\nDo you not like sweet? You may have them with cheese.',
  },
  'eten-aan-de-lange-tafel': {
    title: 'Dinner at the long table', summary: 'Three courses, forty neighbours and always a free chair.', days: 'Wednesday, Thursday and Friday',
    description: 'In the morning the cook sees what there is and makes something good of it. A meal without meat is always possible.\n\nYou sit where there is room. After a month you know the whole street.',
  },
  'pannenkoeken-op-het-water': {
    title: 'Pancakes on the water', summary: 'On board with your whole household, for half the price.', days: 'Wednesday to Sunday',
    description: 'As big as a wheel, with bacon or apple or both. The discount is at most € 20 for the whole table.\n\nChildren may ring the ship’s bell when the food is ready.',
  },
  'ijsje-met-twee-bollen': {
    title: 'An ice cream with 2 scoops', summary: 'Of milk from the polder. You choose the flavour there.', days: 'Every day when the sun shines',
    description: 'There are 18 flavours and a new one every week. In a cone or a cup, with or without whipped cream.',
  },
}
