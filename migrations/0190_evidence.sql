-- room: eligibility
-- Papers that somebody sends or brings as proof. Each is sealed with a random key of its own, its name too: forgetting is the
-- key going away. The row stays, so that it can be said what there was, from when to when.
create table eligibility.evidence (
  id                uuid primary key,
  application_id    uuid not null references eligibility.application,
  -- The question that it answers.
  request_id        uuid references eligibility.request,
  way               text not null check (way in ('site', 'desk', 'post')),
  received_at       timestamptz not null,
  -- Staff who put it in for the resident.
  received_by       uuid,
  received_by_name  text,
  -- One form, sent twice, is the same papers.
  form_key          text not null check (length(form_key) between 8 and 80),
  position          smallint not null check (position >= 0),
  type              text not null check (type in ('application/pdf', 'image/jpeg')),
  pages             integer not null check (pages > 0),
  size              integer not null check (size > 0),
  wrapped_key       bytea,
  name_sealed       bytea,
  sealed            bytea,
  -- When a caseworker first opened it. Before that the resident may take it back.
  seen_at           timestamptz,
  gone_on           date,
  gone_because      text check (gone_because in ('taken-back', 'forgotten')),
  unique (application_id, form_key, position),
  check ((way = 'site') = (received_by is null)),
  check (num_nulls(received_by, received_by_name) in (0, 2)),
  check (num_nulls(wrapped_key, name_sealed, sealed) in (0, 3)),
  check ((sealed is null) = (gone_on is not null)),
  check ((gone_on is null) = (gone_because is null)),
  check (gone_because is distinct from 'taken-back' or seen_at is null)
);
create index evidence_application on eligibility.evidence (application_id, received_at);

grant select, insert on eligibility.evidence to stadjerspas_app;
grant update (wrapped_key, name_sealed, sealed, seen_at, gone_on, gone_because) on eligibility.evidence to stadjerspas_app;
