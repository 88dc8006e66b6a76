-- room: eligibility
-- New rules of the municipality wait for a colleague. Only then they become a row of policy_version. What was proposed
-- never changes: a proposal that came back is corrected in a new one.
create table eligibility.policy_proposal (
  id                uuid primary key,
  effective_from    date not null,
  policy            jsonb not null check (jsonb_typeof(policy) = 'object'),
  -- The decision it rests on.
  ground            text not null check (ground <> ''),
  -- The proposal that came back, of which this is the better one.
  corrects          uuid references eligibility.policy_proposal,
  state             text not null check (state in ('waiting', 'approved', 'returned')),
  proposed_at       timestamptz not null,
  proposed_by       uuid not null,
  proposed_by_name  text not null,
  decided_at        timestamptz,
  decided_by        uuid,
  decided_by_name   text,
  return_reason     text,
  -- Deferred: one statement takes the proposal, the next writes its row.
  policy_version    integer unique references eligibility.policy_version deferrable initially deferred,
  -- Four eyes, whatever a program does.
  check (decided_by <> proposed_by),
  check (num_nulls(decided_at, decided_by, decided_by_name) in (0, 3)),
  check ((state = 'waiting') = (decided_by is null)),
  check ((state = 'approved') = (policy_version is not null)),
  check ((state = 'returned') = (return_reason is not null)),
  -- Rules never count backwards: not for who was judged by the ones before.
  check (state <> 'approved' or effective_from > (decided_at at time zone 'Europe/Amsterdam')::date)
);
create unique index policy_proposal_one_waiting on eligibility.policy_proposal (effective_from) where state = 'waiting';

grant select, insert on eligibility.policy_proposal to stadjerspas_app;
grant update (state, decided_at, decided_by, decided_by_name, return_reason, policy_version) on eligibility.policy_proposal to stadjerspas_app;
