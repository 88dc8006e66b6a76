-- room: offers
-- Pictures of offers, by what is in them: drawn anew by us, so nothing but pixels. In the database, so that a backup holds
-- them and every node serves them; a picture is some 150 kB in all its sizes.
create table offers.picture (
  hash           text primary key check (hash ~ '^[0-9a-f]{40}$'),
  -- Of the largest size there is.
  width          integer not null check (width > 0),
  height         integer not null check (height > 0),
  added_at       timestamptz not null,
  added_by       uuid
);
create table offers.picture_file (
  hash    text not null references offers.picture,
  width   integer not null,
  format  text not null check (format in ('avif', 'webp')),
  bytes   bytea not null check (octet_length(bytes) between 1 and 2000000),
  primary key (hash, width, format)
);
grant select, insert on offers.picture, offers.picture_file to stadjerspas_app;

alter table offers.version
  add column picture      text references offers.picture,
  add column picture_alt  text not null default '' check (length(picture_alt) <= 150),
  add constraint version_picture_described check ((picture is null) = (picture_alt = ''));
