-- room: offers
-- A word that nobody found may be a surname that one person looked for again and again. Until five visitors on three days looked for it,
-- it is an HMAC under our key: counted, and readable to nobody. Words that were below that go; those above stay until their month is over.
alter table offers.missed_word drop constraint missed_word_pkey;
alter table offers.missed_word
  alter column word drop not null,
  add column word_find bytea check (octet_length(word_find) = 32),
  add column days      integer not null default 1 check (days > 0),
  add column last_day  date,
  add column visitors  text[] not null default '{}' check (cardinality(visitors) <= 5),
  add constraint missed_word_counted check (word_find is null or last_day is not null),
  add constraint missed_word_known check (num_nonnulls(word, word_find) > 0),
  add constraint missed_word_once unique (word_find, month);
comment on column offers.missed_word.visitors is 'Marks of who looked for it, each under our key and of this word alone; gone once the word is readable.';
delete from offers.missed_word where word in (select word from offers.missed_word group by word having sum(times) < 5);
create index missed_word_month on offers.missed_word (month);
grant update (word, days, last_day, visitors) on offers.missed_word to stadjerspas_app;
