// What the people and the streets of a made-up city are called. Every name is common; nobody in particular is meant.
export const GIVEN = `Fatima Sem Noor Jip Fenna Tom Lotte Bram Youssef Amina Daan Emma Lucas Sara Levi Julia Mees Eva Adam Zoë Ali Yara Luuk Nina
Thijs Sanne Hamza Iris Jesse Roos Omar Lieke Hugo Saar Samir Anouk Ruben Femke Ibrahim Naomi Koen Marit Mehmet Elif Wout Tess Ahmed Layla Piotr
Kasia Tigist Dawit Svetlana Andrii Maria José Linh Minh Geert Aaltje Harm Trijntje Roelof Grietje Jan Hennie Willem Riet Klaas Ineke Sjoerd
Willemien Pieter Truus Karel Bea Cor Annie Henk Marjan`.split(/\s+/)

export const SURNAMES = `de Jong|Jansen|de Vries|van den Berg|Bakker|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|Peters|Hendriks|van Dijk|Dekker|
Brouwer|de Wit|Dijkstra|Smits|de Graaf|van der Meer|Kok|Jacobs|Vermeulen|Kramer|Postma|Huizinga|Wiersma|Bouwman|Kuiper|Veenstra|Hofman|Yılmaz|
Kaya|Demir|Öztürk|El Amrani|Bouazza|Haddad|Ben Ali|Nguyen|Tran|Kowalski|Nowak|Tesfaye|Haile|Abdi|Hassan|Pinas|Soerel|Ramdin|Martina|Kovalenko|
Santos|Silva|Al-Masri|Ahmadi|Rahimi|Hoekstra|Boersma|Scholten|Drenth|Bolt|Wolters|Zijlstra|Venema|Sikkema|Nijboer`.split('|').map((name) => name.trim())

export const STREETS = `Lindenlaan|Eikenlaan|Wilgenpad|Merelstraat|Zwaluwstraat|Molenweg|Kerkstraat|Schoolstraat|Stationsweg|Parklaan|Rozenstraat|
Tulpstraat|Meidoornlaan|Beukenlaan|Iepenlaan|Esdoornpad|Vlierstraat|Kastanjelaan|Kanaalweg|Havenstraat|Sluiskade|Bruggelaan|Torenstraat|Weidepad|
Korenbloemweg|Klaverstraat|Reigerlaan|Spreeuwstraat|Vinkenlaan|Zilverlaan`.split('|').map((name) => name.trim())
