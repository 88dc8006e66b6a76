-- room: audit
-- What was forgotten, by night and kind: the proof that the terms are kept. Counts only; who it was is what was forgotten.
create table audit.forgotten (
  night      date not null,
  kind       text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  at         timestamptz not null,
  count      integer not null check (count >= 0),
  primary key (night, kind, at)
);
create trigger never_changes before update or delete or truncate on audit.forgotten for each statement execute function audit.never_changes();
grant select, insert on audit.forgotten to stadjerspas_app;
