-- room: eligibility
-- A norm table that somebody entered waits for a colleague. Only then it becomes a row of norm_table. What was entered
-- never changes: a proposal that came back is corrected in a new one.
create table eligibility.norm_proposal (
  id                          uuid primary key,
  effective_from              date not null,
  basis                       text not null check (basis in ('including-holiday-allowance', 'excluding-holiday-allowance')),
  holiday_allowance_permille  integer not null check (holiday_allowance_permille between 0 and 200),
  amounts                     jsonb not null check (jsonb_typeof(amounts) = 'object' and amounts <> '{}'),
  -- Types of which the one who entered them confirmed a great change.
  confirmed                   text[] not null,
  source                      text not null check (source <> ''),
  -- The proposal that came back, of which this is the better one.
  corrects                    uuid references eligibility.norm_proposal,
  state                       text not null check (state in ('waiting', 'approved', 'returned')),
  proposed_at                 timestamptz not null,
  proposed_by                 uuid not null,
  proposed_by_name            text not null,
  decided_at                  timestamptz,
  decided_by                  uuid,
  decided_by_name             text,
  return_reason               text,
  norm_version                integer,
  -- Deferred: one statement takes the proposal, the next writes its row.
  foreign key (effective_from, norm_version) references eligibility.norm_table deferrable initially deferred,
  -- Four eyes, whatever a program does.
  check (decided_by <> proposed_by),
  check (num_nulls(decided_at, decided_by, decided_by_name) in (0, 3)),
  check ((state = 'waiting') = (decided_by is null)),
  check ((state = 'approved') = (norm_version is not null)),
  check ((state = 'returned') = (return_reason is not null))
);
create unique index norm_proposal_one_waiting on eligibility.norm_proposal (effective_from) where state = 'waiting';
create unique index norm_proposal_version on eligibility.norm_proposal (effective_from, norm_version);

grant select, insert on eligibility.norm_proposal to stadjerspas_app;
grant update (state, decided_at, decided_by, decided_by_name, return_reason, norm_version) on eligibility.norm_proposal to stadjerspas_app;
