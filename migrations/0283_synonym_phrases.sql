-- room: offers
comment on column offers.synonym.words is 'Folded: small letters without accents; a word, or a few that mean one thing together ("openbaar vervoer").';
