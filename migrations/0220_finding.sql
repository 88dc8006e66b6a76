-- room: offers
-- Words that mean the same to who searches. They come with a release as version 1; from then on an editor adds to them.
create table offers.synonym (
  id          uuid primary key,
  words       text[] not null check (cardinality(words) between 2 and 20 and array_to_string(words, ' ', '?') ~ '^[a-z0-9]+( [a-z0-9]+)*$'),
  changed_at  timestamptz not null
);
comment on column offers.synonym.words is 'Folded: small letters without accents, one word each.';
-- Every process notices a change as it notices a new version.
create trigger counted after insert or update or delete on offers.synonym for each statement execute function offers.count_change();

-- What was looked for and stands nowhere: a word, a month and how often. No person, no sentence, no figures: a name or a
-- number that somebody typed does not become a record of them. Shown from a few times on; gone after some months.
create table offers.missed_word (
  word   text not null check (word ~ '^[a-z]{3,24}$'),
  month  date not null check (extract(day from month) = 1),
  times  integer not null check (times > 0),
  primary key (word, month)
);

grant select, insert, delete on offers.synonym to stadjerspas_app;
grant select, insert, delete, update (times) on offers.missed_word to stadjerspas_app;
