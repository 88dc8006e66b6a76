-- room: residents
-- Decision 0063. Somebody chooses the language that explains beside our Dutch. It is kept with how they are reached; no row is Dutch.
-- Consent is to words that somebody read: their version (consent_version) is one of the text in this language. Null, with a version: Dutch.
alter table residents.reach
  add column language         text not null default 'nl' check (language in ('nl', 'en')),
  add column consent_language text check (consent_language in ('nl', 'en'));
alter table residents.reach_event
  add column consent_language text check (consent_language in ('nl', 'en'));
