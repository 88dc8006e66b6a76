-- room: knowledge
-- Every text that explains or decides, with all its versions. Files in content/ are what a release ships; these rows are
-- what counts. A version never changes: accepting a proposal is a new version with the same body.

create table knowledge.text (
  key         text not null check (key ~ '^[a-z]+/[a-z0-9-]+$'),
  language    text not null check (language in ('nl', 'en')),
  created_at  timestamptz not null,
  primary key (key, language)
);

create table knowledge.version (
  key           text not null,
  language      text not null,
  number        integer not null check (number > 0),
  body          text not null,
  hash          bytea not null check (length(hash) = 32),
  state         text not null check (state in ('published', 'proposal')),
  -- 'release' for what came with the program, otherwise the staff member's id.
  author        text not null check (length(author) > 0),
  created_at    timestamptz not null,
  published_at  timestamptz check ((published_at is not null) = (state = 'published')),
  primary key (key, language, number),
  foreign key (key, language) references knowledge.text
);
create index version_published on knowledge.version (key, language, number desc) where state = 'published';

create function knowledge.never_changes() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '% on %.%: a version never changes, publish a new one', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$$;

create trigger never_changes before update or delete or truncate on knowledge.version for each statement execute function knowledge.never_changes();

grant select, insert on knowledge.text, knowledge.version to stadjerspas_app;
grant execute on function knowledge.never_changes() to stadjerspas_app;
