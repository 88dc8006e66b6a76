-- Made by npm run schema from the migrations in this folder; do not edit.

-- Schemas

create schema audit;

create schema contacts;

create schema eligibility;

create schema foundation;

create schema identity;

create schema knowledge;

create schema messages;

create schema offers;

create schema orders;

create schema passes;

create schema providers;

create schema redemptions;

create schema reports;

create schema residents;

create schema settlements;

create schema vouchers;

-- Tables

create table audit.event (
  number bigint default audit.next_number('audit.event_number'::regclass) not null,
  at timestamp with time zone not null,
  actor_door text not null,
  actor_id text,
  actor_role text,
  action text not null,
  subject_kind text,
  subject_id text,
  facts jsonb default '{}'::jsonb not null
);

create table audit.forgotten (
  night date not null,
  kind text not null,
  at timestamp with time zone not null,
  count integer not null
);

create table audit.processing_log (
  number bigint default audit.next_number('audit.processing_number'::regclass) not null,
  at timestamp with time zone not null,
  trace_id bytea not null,
  span_id bytea not null,
  name text not null,
  processing_activity_id text not null,
  data_subject_id bytea not null,
  data_subject_id_type text not null,
  data_subject_find bytea not null,
  actor text not null,
  purpose text not null,
  page text not null
);

create table audit.seal (
  series text not null,
  number bigint not null,
  from_number bigint not null,
  to_number bigint not null,
  row_count integer not null,
  head bytea not null,
  sealed_at timestamp with time zone not null
);

create table contacts.anonymous_question (
  id uuid not null,
  day date not null,
  role text not null,
  purpose text not null
);

create table contacts.briefing (
  id uuid not null,
  kind text not null,
  title text not null,
  words text not null,
  say text not null,
  in_force_from date not null,
  made_from text,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  made_by_name text not null,
  ended_at timestamp with time zone,
  ended_by_name text
);

create table contacts.briefing_read (
  briefing_id uuid not null,
  staff_id uuid not null
);

create table contacts.bsn_miss (
  staff_id uuid not null,
  at timestamp with time zone not null
);

create table contacts.campaign (
  id uuid not null,
  name text not null,
  kind text,
  topic text,
  since date not null,
  last_day date not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  ended_at timestamp with time zone
);

create table contacts.cause (
  id uuid not null,
  name text not null,
  opened_at timestamp with time zone not null,
  opened_by text not null,
  action text,
  told_words text,
  closed_at timestamp with time zone,
  closed_by text,
  told integer
);

create table contacts.desk_colleague (
  staff_id uuid not null,
  name text not null,
  role text not null,
  seen_on date not null,
  address_find bytea
);

create table contacts.desk_visit (
  id uuid not null,
  resident_id uuid not null,
  staff_id uuid not null,
  staff_name text not null,
  role text not null,
  way text not null,
  purpose text not null,
  opened_at timestamp with time zone not null,
  checked_how text,
  checked_at timestamp with time zone,
  closed_at timestamp with time zone,
  note bytea,
  call_back_on date,
  called_at timestamp with time zone
);

create table contacts.entry (
  id uuid not null,
  matter_id uuid not null,
  at timestamp with time zone not null,
  what text not null,
  staff_id uuid,
  staff_name text,
  words bytea,
  facts jsonb default '{}'::jsonb not null,
  forgotten_on date
);

create table contacts.expected_colleague (
  id uuid not null,
  name text not null,
  role text not null,
  address_find bytea not null,
  entered_at timestamp with time zone not null
);

create table contacts.involved (
  matter_id uuid not null,
  staff_id uuid not null,
  staff_name text not null,
  copy_at timestamp with time zone,
  read_at timestamp with time zone,
  extension_told_at timestamp with time zone,
  extension_read_at timestamp with time zone,
  notice_due timestamp with time zone,
  notice_attempts integer default 0 not null,
  mailed_at timestamp with time zone,
  told_on date,
  told_by uuid,
  told_by_name text
);

create table contacts.library_code (
  id uuid not null,
  resident_id uuid not null,
  pass_id uuid not null,
  code_find bytea not null,
  form_key text not null,
  given_at timestamp with time zone not null,
  given_by uuid not null,
  given_by_name text not null,
  works_until date not null,
  first_used_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_because text
);

create table contacts.library_try (
  id uuid not null,
  pass_find bytea not null,
  sender_find bytea not null,
  at timestamp with time zone not null
);

create table contacts.mail (
  id uuid not null,
  mailbox text not null,
  uid_validity bigint not null,
  uid bigint not null,
  same_find bytea not null,
  sender_find bytea,
  thread_find bytea,
  arrived_at timestamp with time zone not null,
  read_at timestamp with time zone not null,
  kind text not null,
  matter_id uuid,
  sealed bytea,
  handled_at timestamp with time zone,
  handled_by uuid
);

create table contacts.mail_reading (
  mailbox text not null,
  tried_at timestamp with time zone not null,
  read_at timestamp with time zone,
  failed text
);

create table contacts.matter (
  id uuid not null,
  number text not null,
  kind text not null,
  topic text not null,
  state text not null,
  resident_id uuid,
  person_sealed bytea,
  came_by text not null,
  reply_by text not null,
  entered_by uuid,
  received_at timestamp with time zone not null,
  last_day date not null,
  target_day date not null,
  extended_on date,
  asked_on date,
  reply_until date,
  assignee_id uuid,
  assignee_name text,
  outcome text,
  settled_at timestamp with time zone,
  merged_into uuid,
  form_key text,
  cause_id uuid,
  forgotten_on date,
  says_resident_id uuid
);

create table contacts.opinion (
  matter_id uuid not null,
  code_hash bytea not null,
  asked_at timestamp with time zone not null,
  helped text,
  words bytea,
  answered_at timestamp with time zone
);

create table contacts.outgoing (
  id uuid not null,
  matter_id uuid not null,
  dedupe_key text not null,
  channel text not null,
  delivery text not null,
  sealed bytea,
  created_at timestamp with time zone not null,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  last_error text,
  to_find bytea
);

create table contacts.paper (
  id uuid not null,
  matter_id uuid not null,
  entry_id uuid not null,
  "position" smallint not null,
  received_at timestamp with time zone not null,
  type text not null,
  pages integer not null,
  size integer not null,
  kept_key bytea,
  name_sealed bytea,
  sealed bytea,
  forgotten_on date
);

create table eligibility.absence (
  staff_id uuid not null,
  from_day date not null,
  to_day date not null,
  entered_at timestamp with time zone not null
);

create table eligibility.amounts (
  assessment_id uuid not null,
  wrapped_key bytea,
  sealed bytea,
  forgotten_on date
);

create table eligibility.application (
  id uuid not null,
  number text not null,
  resident_id uuid not null,
  household_id uuid not null,
  state text not null,
  received_at timestamp with time zone not null,
  last_day date not null,
  typed_sealed bytea not null,
  alarm text,
  waiting_since timestamp with time zone,
  next_try_at timestamp with time zone,
  tries smallint default 0 not null,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  assigned_to uuid,
  assigned_name text,
  assigned_at timestamp with time zone,
  way text,
  received_on date,
  words_forgotten_on date
);

create table eligibility.application_event (
  id uuid not null,
  application_id uuid not null,
  at timestamp with time zone not null,
  from_state text,
  to_state text not null,
  made_by text not null,
  staff_id uuid,
  reason text not null,
  move text
);

create table eligibility.assessment (
  id uuid not null,
  application_id uuid not null,
  made_at timestamp with time zone not null,
  reference_date date not null,
  outcome text not null,
  checks jsonb not null,
  household_type text,
  limit_cents integer,
  norm_effective_from date,
  norm_version integer,
  policy_version integer not null,
  corrects uuid,
  corrected_by uuid,
  corrected_by_name text
);

create table eligibility.colleague (
  staff_id uuid not null,
  name text not null,
  seen_at timestamp with time zone not null
);

create table eligibility.conflict (
  staff_id uuid not null,
  household_id uuid not null,
  marked_at timestamp with time zone not null
);

create table eligibility.decision (
  id uuid not null,
  application_id uuid not null,
  assessment_id uuid not null,
  outcome text not null,
  made_by text not null,
  staff_id uuid,
  staff_name text,
  reasons text[] not null,
  decided_at timestamp with time zone not null,
  announced_on date not null,
  objection_last_day date not null,
  valid_from date,
  valid_to date,
  policy_version integer not null,
  replaces uuid,
  replaced_because text,
  not_heard text,
  second_id uuid,
  second_name text
);

create table eligibility.default_notice (
  application_id uuid not null,
  received_on date not null,
  entered_at timestamp with time zone not null,
  staff_id uuid not null,
  staff_name text not null
);

create table eligibility.evidence (
  id uuid not null,
  application_id uuid not null,
  request_id uuid,
  way text not null,
  received_at timestamp with time zone not null,
  received_by uuid,
  received_by_name text,
  form_key text not null,
  "position" smallint not null,
  type text not null,
  pages integer not null,
  size integer not null,
  wrapped_key bytea,
  name_sealed bytea,
  sealed bytea,
  seen_at timestamp with time zone,
  gone_on date,
  gone_because text
);

create table eligibility.extension (
  application_id uuid not null,
  at timestamp with time zone not null,
  staff_id uuid not null,
  staff_name text not null,
  weeks integer not null,
  reason_sealed bytea,
  last_day date not null
);

create table eligibility.norm_proposal (
  id uuid not null,
  effective_from date not null,
  basis text not null,
  holiday_allowance_permille integer not null,
  amounts jsonb not null,
  confirmed text[] not null,
  source text not null,
  corrects uuid,
  state text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_by_name text,
  return_reason text,
  norm_version integer
);

create table eligibility.norm_table (
  effective_from date not null,
  version integer not null,
  basis text not null,
  holiday_allowance_permille integer not null,
  amounts jsonb not null,
  source text not null,
  confidence text not null,
  entered_at timestamp with time zone not null,
  entered_by text not null
);

create table eligibility.objection (
  id uuid not null,
  number text not null,
  decision_id uuid not null,
  application_id uuid not null,
  resident_id uuid not null,
  state text not null,
  way text not null,
  received_on date not null,
  posted_on date,
  entered_at timestamp with time zone not null,
  entered_by uuid,
  late boolean not null,
  excusable boolean,
  wants_hearing boolean not null,
  missing text[] default '{}'::text[] not null,
  missing_asked_on date,
  missing_due date,
  missing_over_on date,
  committee boolean not null,
  last_day date not null,
  extended_on date,
  extended_weeks integer,
  agreed_until date,
  hearing_at timestamp with time zone,
  hearing_place text,
  heard_on date,
  not_heard text,
  handler_id uuid,
  handler_name text,
  reason text,
  decided_at timestamp with time zone,
  new_decision_id uuid,
  court_last_day date,
  default_notice_on date
);

create table eligibility.objection_event (
  id uuid not null,
  objection_id uuid not null,
  "position" integer not null,
  at timestamp with time zone not null,
  move text not null,
  from_state text,
  to_state text not null,
  made_by text not null,
  staff_id uuid,
  words_sealed bytea,
  forgotten_on date
);

create table eligibility.outage (
  id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  what text not null,
  entered_at timestamp with time zone not null,
  entered_by uuid not null,
  entered_name text not null
);

create table eligibility.penalty_decision (
  id uuid not null,
  application_id uuid not null,
  objection_id uuid,
  notice_on date not null,
  first_day date not null,
  last_owed date not null,
  days smallint not null,
  cents integer not null,
  not_owed text,
  announced_on date not null,
  objection_last_day date not null,
  made_at timestamp with time zone not null,
  staff_id uuid not null,
  staff_name text not null
);

create table eligibility.planned_move (
  id uuid not null,
  application_id uuid not null,
  move text not null,
  state text not null,
  typed_sealed bytea,
  planned_at timestamp with time zone not null,
  planned_by uuid not null,
  planned_name text not null,
  needs_second boolean not null,
  due_at timestamp with time zone not null,
  second_id uuid,
  second_name text,
  returned_sealed bytea,
  ended_at timestamp with time zone
);

create table eligibility.policy_proposal (
  id uuid not null,
  effective_from date not null,
  policy jsonb not null,
  ground text not null,
  corrects uuid,
  state text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_by_name text,
  return_reason text,
  policy_version integer
);

create table eligibility.policy_version (
  version integer not null,
  effective_from date not null,
  policy jsonb not null,
  entered_at timestamp with time zone not null,
  entered_by text not null
);

create table eligibility.request (
  id uuid not null,
  application_id uuid not null,
  assessment_id uuid not null,
  kind text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_sealed bytea,
  evidence text[] default '{}'::text[] not null,
  due_on date not null,
  closed_at timestamp with time zone,
  answered_at timestamp with time zone,
  answer_sealed bytea,
  forgotten_on date
);

create table eligibility.retest (
  id uuid not null,
  reference_date date not null,
  norm_effective_from date not null,
  norm_version integer not null,
  policy_version integer not null,
  stage text not null,
  total integer not null,
  looked integer default 0 not null,
  last_household uuid default '00000000-0000-0000-0000-000000000000'::uuid not null,
  counts jsonb,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  asked_name text not null,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  confirmed_name text,
  ended_at timestamp with time zone
);

create table eligibility.retest_result (
  retest_id uuid not null,
  household_id uuid not null,
  application_id uuid not null,
  assessment_id uuid not null,
  stood text not null,
  outcome text not null,
  reason text,
  followed text,
  case_id uuid
);

create table foundation.clock_shift (
  only_row boolean default true not null,
  seconds bigint not null
);

create table foundation.key_used (
  part text not null,
  key_id text not null,
  since timestamp with time zone default now() not null
);

create table foundation.keys_known (
  only_row boolean default true not null,
  at timestamp with time zone default now() not null
);

create table foundation.purpose (
  only_row boolean default true not null,
  kind text not null,
  municipality text not null,
  created_at timestamp with time zone default now() not null
);

create table identity.provider_person (
  id uuid not null,
  issuer text not null,
  subject text not null,
  kvk text not null,
  name text not null,
  last_signed_in timestamp with time zone not null
);

create table identity.session (
  id uuid not null,
  cookie_hash bytea not null,
  kind text not null,
  subject_id uuid,
  bsn_sealed bytea,
  name text not null,
  roles text[] not null,
  loa text not null,
  id_token_sealed bytea,
  started_at timestamp with time zone not null,
  idle_end timestamp with time zone not null,
  absolute_end timestamp with time zone not null,
  revoked_at timestamp with time zone,
  acts_under uuid
);

create table identity.sign_in_attempt (
  id uuid not null,
  door text not null,
  state_hash bytea not null,
  browser_hash bytea not null,
  secrets_sealed bytea not null,
  return_to text,
  replaces uuid,
  steps jsonb not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table identity.sign_in_event (
  id uuid not null,
  number text,
  door text not null,
  cause text,
  detail text,
  steps jsonb not null,
  at timestamp with time zone not null,
  day date generated always as (((at AT TIME ZONE 'Europe/Amsterdam'::text))::date) stored not null
);

create table identity.staff (
  id uuid not null,
  issuer text not null,
  subject text not null,
  name text not null,
  last_signed_in timestamp with time zone not null,
  own_find bytea,
  email_sealed bytea
);

create table knowledge.text (
  key text not null,
  language text not null,
  created_at timestamp with time zone not null
);

create table knowledge.version (
  key text not null,
  language text not null,
  number integer not null,
  body text not null,
  hash bytea not null,
  state text not null,
  author text not null,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone
);

create table messages.address_notice (
  id uuid not null,
  resident_id uuid not null,
  address_sealed bytea not null,
  kind text not null,
  created_at timestamp with time zone not null,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone not null
);

create table messages.address_notice_sent (
  id uuid not null,
  resident_id uuid not null,
  kind text not null,
  sent_at timestamp with time zone not null
);

create table messages.attempt (
  id uuid not null,
  message_id uuid not null,
  channel text not null,
  what text not null,
  code text,
  at timestamp with time zone not null
);

create table messages.delivery (
  message_id uuid not null,
  channel text not null,
  state text not null,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  provider_reference text,
  last_error text,
  returned_at timestamp with time zone,
  behind boolean default false not null
);

create table messages.message (
  id uuid not null,
  resident_id uuid not null,
  kind text not null,
  text_version integer not null,
  title text not null,
  about text not null,
  "values" jsonb not null,
  amounts_ref uuid,
  dedupe_key text not null,
  created_at timestamp with time zone not null,
  reaction_until date,
  read_at timestamp with time zone,
  forgotten_on date
);

create table offers.budget (
  offer_id uuid not null,
  total_cents integer not null,
  spent_cents integer default 0 not null
);

create table offers.draft (
  id uuid not null,
  offer_id uuid,
  typed jsonb not null,
  revision integer default 1 not null,
  state text not null,
  begun_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  changed_by_name text not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_by_name text,
  return_reason text,
  version_id uuid,
  file_id uuid
);

create table offers.favourite (
  resident_id uuid not null,
  offer_id uuid not null,
  kept_at timestamp with time zone not null
);

create table offers.file (
  id uuid not null,
  read_at timestamp with time zone not null,
  read_by uuid not null,
  read_by_name text not null
);

create table offers.last_look (
  resident_id uuid not null,
  looked_at timestamp with time zone not null,
  before timestamp with time zone
);

create table offers.missed_word (
  word text,
  month date not null,
  times integer not null,
  word_find bytea,
  days integer default 1 not null,
  last_day date,
  visitors text[] default '{}'::text[] not null
);

create table offers.offer (
  id uuid not null,
  slug text not null,
  state text not null,
  version_id uuid,
  created_at timestamp with time zone not null
);

create table offers.picture (
  hash text not null,
  width integer not null,
  height integer not null,
  added_at timestamp with time zone not null,
  added_by uuid
);

create table offers.picture_file (
  hash text not null,
  width integer not null,
  format text not null,
  bytes bytea not null
);

create table offers.shelf (
  only_row boolean default true not null,
  changes bigint not null
);

create table offers.stock (
  offer_id uuid not null,
  initial integer not null,
  remaining integer not null,
  held_for_desk integer default 0 not null,
  sold_out boolean generated always as ((remaining <= held_for_desk)) stored
);

create table offers.stock_wish (
  id uuid not null,
  resident_id uuid not null,
  offer_id uuid not null,
  asked_at timestamp with time zone not null,
  told_at timestamp with time zone
);

create table offers.synonym (
  id uuid not null,
  words text[] not null,
  changed_at timestamp with time zone not null
);

create table offers.version (
  id uuid not null,
  offer_id uuid not null,
  number integer not null,
  title text not null,
  summary text not null,
  description text not null,
  category text not null,
  provider_id uuid,
  provider_group_id uuid,
  shape jsonb not null,
  normal_price_cents integer,
  min_age smallint,
  max_age smallint,
  companions smallint default 0 not null,
  limit_count smallint,
  limit_per text,
  limit_period text,
  orderable_from timestamp with time zone not null,
  orderable_until timestamp with time zone not null,
  usable_from date not null,
  usable_until date not null,
  days text default ''::text not null,
  note text default ''::text not null,
  bring text default ''::text not null,
  booking jsonb default '{"kind": "none"}'::jsonb not null,
  published_at timestamp with time zone,
  published_by uuid,
  for_whom text default 'everyone'::text not null,
  postcodes text[] default '{}'::text[] not null,
  first_pass_only boolean default false not null,
  voucher_value_cents integer,
  draw_closes_at timestamp with time zone,
  english jsonb default '{}'::jsonb not null,
  picture text,
  picture_alt text default ''::text not null
);

create table orders.chance (
  draw_id uuid not null,
  resident_id uuid not null,
  sign_up_id uuid not null
);

create table orders.draw (
  id uuid not null,
  offer_id uuid not null,
  closes_at timestamp with time zone not null,
  commitment text not null,
  seed_sealed bytea not null,
  opened_at timestamp with time zone not null,
  seed text,
  places integer,
  drawn_at timestamp with time zone,
  stopped_at timestamp with time zone,
  waits_since timestamp with time zone
);

create table orders.ending (
  offer_id uuid not null,
  why text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  role text,
  finished_at timestamp with time zone
);

create table orders.idempotency (
  owner uuid not null,
  key text not null,
  body_hash bytea not null,
  answer jsonb,
  created_at timestamp with time zone not null,
  order_id uuid
);

create table orders.limit_use (
  subject_kind text not null,
  subject_id uuid not null,
  offer_id uuid not null,
  period text not null,
  period_start date not null,
  used integer not null,
  maximum integer not null
);

create table orders.line (
  voucher_id uuid not null,
  order_id uuid not null,
  household_id uuid not null,
  resident_id uuid not null,
  offer_id uuid not null,
  limit_per text,
  limit_period text,
  limit_start date,
  given_back_at timestamp with time zone,
  value_cents integer,
  by_own_hand boolean
);

create table orders."order" (
  id uuid not null,
  resident_id uuid not null,
  door text not null,
  ordered_at timestamp with time zone not null,
  delivery text default 'phone'::text not null,
  pick_up_at text
);

create table orders.pick_up (
  order_id uuid not null,
  printed_at timestamp with time zone,
  reminded_at timestamp with time zone,
  handed_at timestamp with time zone,
  handed_by uuid,
  document text,
  ended_at timestamp with time zone,
  forgotten_on date
);

create table orders.sign_up (
  id uuid not null,
  draw_id uuid not null,
  resident_id uuid,
  people uuid[] not null,
  signed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  place integer,
  outcome text,
  reason text,
  order_id uuid,
  forgotten_on date,
  delivery text default 'phone'::text not null,
  pick_up_at text,
  version_id uuid
);

create table passes.pass (
  id uuid not null,
  number text not null,
  resident_id uuid not null,
  household_id uuid not null,
  decision_id uuid not null,
  under_resident uuid,
  valid_from date not null,
  valid_to date not null,
  state text not null,
  issued_at timestamp with time zone not null
);

create table passes.pass_event (
  id uuid not null,
  pass_id uuid not null,
  at timestamp with time zone not null,
  from_state text,
  to_state text not null,
  reason text not null,
  actor_door text not null,
  actor_id uuid
);

create table providers.branch (
  provider_id uuid not null,
  "position" smallint not null,
  name text not null,
  address text not null,
  postcode text not null,
  place text not null,
  neighbourhood text default ''::text not null,
  opening_hours text default ''::text not null,
  lat numeric(8,6),
  lon numeric(9,6)
);

create table providers.directory (
  only_row boolean default true not null,
  changes bigint not null
);

create table providers.member (
  group_id uuid not null,
  provider_id uuid not null,
  since timestamp with time zone not null
);

create table providers.planned (
  proposal_id uuid not null,
  provider_id uuid not null,
  starts_on date not null,
  changes jsonb not null,
  kept_at timestamp with time zone,
  taken_back_at timestamp with time zone,
  taken_back_by uuid,
  taken_back_by_name text,
  taken_back_reason text
);

create table providers.proposal (
  id uuid not null,
  provider_id uuid,
  typed jsonb not null,
  state text not null,
  corrects uuid,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_by_name text,
  return_reason text,
  starts_on date,
  changes jsonb
);

create table providers.provider (
  id uuid not null,
  slug text not null,
  name text not null,
  kvk text not null,
  address text not null,
  postcode text not null,
  place text not null,
  neighbourhood text default ''::text not null,
  opening_hours text default ''::text not null,
  travel text default ''::text not null,
  access text default ''::text not null,
  phone text default ''::text not null,
  website text default ''::text not null,
  created_at timestamp with time zone not null,
  lat numeric(8,6),
  lon numeric(9,6),
  booking text default ''::text not null
);

create table providers.provider_group (
  id uuid not null,
  slug text not null,
  name text not null,
  created_at timestamp with time zone not null
);

create table providers.version (
  provider_id uuid not null,
  number integer not null,
  facts jsonb not null,
  since timestamp with time zone not null,
  proposal_id uuid
);

create table redemptions.missed_code (
  id uuid not null,
  provider_id uuid not null,
  session_id text not null,
  at timestamp with time zone not null
);

create table redemptions.redemption_event (
  id uuid not null,
  kind text not null,
  voucher_id uuid not null,
  provider_id uuid not null,
  at timestamp with time zone not null,
  nonce text not null,
  way text not null,
  actor_id uuid,
  takes_back uuid
);

create table reports.visit (
  id uuid not null,
  day date not null,
  page text not null,
  visits integer not null
);

create table residents.email_code (
  id uuid not null,
  session_find bytea not null,
  email_find bytea not null,
  email_sealed bytea not null,
  code_find bytea not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  tries integer default 0 not null,
  confirmed_at timestamp with time zone
);

create table residents.household (
  id uuid not null,
  created_at timestamp with time zone not null
);

create table residents.kin_mark (
  resident_id uuid not null,
  bsn_find bytea not null
);

create table residents.note (
  resident_id uuid not null,
  "position" integer not null,
  note text not null,
  about text not null,
  source text not null,
  on_day date not null,
  facts jsonb default '{}'::jsonb not null
);

create table residents.reach (
  resident_id uuid not null,
  channel text not null,
  email_find bytea,
  email_sealed bytea,
  confirmed_at timestamp with time zone,
  consent_at timestamp with time zone,
  consent_version integer,
  changed_at timestamp with time zone not null,
  language text default 'nl'::text not null,
  consent_language text,
  set_under uuid
);

create table residents.reach_event (
  id uuid not null,
  resident_id uuid not null,
  channel text not null,
  consent_version integer,
  at timestamp with time zone not null,
  consent_language text
);

create table residents.refused_field (
  field text not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null
);

create table residents.relation (
  resident_id uuid not null,
  other_id uuid not null,
  kind text not null,
  read_at timestamp with time zone not null
);

create table residents.representation (
  id uuid not null,
  resident_id uuid not null,
  representative_find bytea not null,
  representative_sealed bytea not null,
  representative_name text not null,
  kind text not null,
  ground text not null,
  ground_seen_on date not null,
  from_day date not null,
  to_day date,
  entered_at timestamp with time zone not null,
  entered_by uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid
);

create table residents.representation_act (
  id uuid not null,
  representation_id uuid not null,
  at timestamp with time zone not null,
  what text not null
);

create table residents.representation_read (
  representation_id uuid not null,
  day date not null,
  what text not null,
  at timestamp with time zone not null
);

create table residents.resident (
  id uuid not null,
  bsn_find bytea,
  bsn_sealed bytea,
  ground text not null,
  given_name text not null,
  full_name text not null,
  born date,
  born_text text not null,
  address_kind text not null,
  address_lines text[] not null,
  secret_address boolean not null,
  deceased boolean not null,
  household_id uuid not null,
  kept_at timestamp with time zone not null,
  read_at timestamp with time zone not null,
  forgotten_on date
);

create table vouchers.voucher (
  id uuid not null,
  resident_id uuid not null,
  household_id uuid not null,
  pass_id uuid not null,
  offer_id uuid not null,
  version_id uuid not null,
  provider_id uuid,
  provider_group_id uuid,
  child boolean not null,
  code_find bytea not null,
  code_sealed bytea not null,
  key_id text not null,
  issued_at timestamp with time zone not null,
  valid_from date not null,
  valid_to date not null,
  state text default 'issued'::text not null,
  redeemed_at timestamp with time zone,
  redeemed_by uuid,
  redemption_id uuid,
  cancelled_at timestamp with time zone
);

-- Constraints

alter table audit.event add constraint event_pkey PRIMARY KEY (number);

alter table audit.event add constraint event_action_check CHECK (((action ~ '^[a-z][a-z0-9.-]+$'::text) AND (length(action) <= 61)));

alter table audit.event add constraint event_actor_door_check CHECK ((actor_door = ANY (ARRAY['resident'::text, 'provider'::text, 'staff'::text, 'system'::text])));

alter table audit.event add constraint event_check CHECK (((subject_kind IS NULL) = (subject_id IS NULL)));

alter table audit.event add constraint event_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text));

alter table audit.forgotten add constraint forgotten_pkey PRIMARY KEY (night, kind, at);

alter table audit.forgotten add constraint forgotten_count_check CHECK ((count >= 0));

alter table audit.forgotten add constraint forgotten_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text));

alter table audit.processing_log add constraint processing_log_pkey PRIMARY KEY (number);

alter table audit.processing_log add constraint processing_log_processing_activity_id_check CHECK ((processing_activity_id ~ '^https?://'::text));

alter table audit.processing_log add constraint processing_log_purpose_check CHECK ((length(TRIM(BOTH FROM purpose)) > 0));

alter table audit.processing_log add constraint processing_log_span_id_check CHECK ((length(span_id) = 8));

alter table audit.processing_log add constraint processing_log_trace_id_check CHECK ((length(trace_id) = 16));

alter table audit.seal add constraint seal_pkey PRIMARY KEY (series, number);

alter table audit.seal add constraint seal_check CHECK ((to_number >= from_number));

alter table audit.seal add constraint seal_head_check CHECK ((length(head) = 32));

alter table audit.seal add constraint seal_number_check CHECK ((number > 0));

alter table audit.seal add constraint seal_row_count_check CHECK ((row_count >= 0));

alter table audit.seal add constraint seal_series_check CHECK ((series = ANY (ARRAY['event'::text, 'processing'::text])));

alter table contacts.anonymous_question add constraint anonymous_question_pkey PRIMARY KEY (id);

alter table contacts.anonymous_question add constraint anonymous_question_purpose_check CHECK ((purpose = ANY (ARRAY['application'::text, 'order'::text, 'voucher'::text, 'pass'::text, 'message'::text, 'complaint'::text, 'sign-in'::text, 'other'::text])));

alter table contacts.anonymous_question add constraint anonymous_question_role_check CHECK ((role = ANY (ARRAY['kcc'::text, 'stip'::text])));

alter table contacts.briefing add constraint briefing_made_from_key UNIQUE (made_from);

alter table contacts.briefing add constraint briefing_pkey PRIMARY KEY (id);

alter table contacts.briefing add constraint briefing_check CHECK ((num_nulls(ended_at, ended_by_name) = ANY (ARRAY[0, 2])));

alter table contacts.briefing add constraint briefing_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'rule'::text, 'norm'::text, 'offer-ended'::text, 'outage'::text, 'other'::text])));

alter table contacts.briefing add constraint briefing_say_check CHECK ((length(say) <= 400));

alter table contacts.briefing add constraint briefing_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120)));

alter table contacts.briefing add constraint briefing_words_check CHECK (((length(words) >= 10) AND (length(words) <= 2000)));

alter table contacts.briefing_read add constraint briefing_read_pkey PRIMARY KEY (briefing_id, staff_id);

alter table contacts.briefing_read add constraint briefing_read_briefing_id_fkey FOREIGN KEY (briefing_id) REFERENCES contacts.briefing(id);

alter table contacts.briefing_read add constraint briefing_read_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES contacts.desk_colleague(staff_id) ON DELETE CASCADE;

alter table contacts.campaign add constraint campaign_pkey PRIMARY KEY (id);

alter table contacts.campaign add constraint campaign_check CHECK ((since <= last_day));

alter table contacts.campaign add constraint campaign_kind_check CHECK ((kind = ANY (ARRAY['complaint'::text, 'question'::text, 'wrong-voucher'::text, 'sign-in'::text, 'suggestion'::text])));

alter table contacts.campaign add constraint campaign_name_check CHECK (((length(name) >= 3) AND (length(name) <= 200)));

alter table contacts.campaign add constraint campaign_topic_check CHECK ((topic = ANY (ARRAY['sign-in'::text, 'pass'::text, 'voucher'::text, 'offer'::text, 'provider'::text, 'desk'::text, 'explanation'::text, 'other'::text])));

alter table contacts.cause add constraint cause_pkey PRIMARY KEY (id);

alter table contacts.cause add constraint cause_action_check CHECK ((action = ANY (ARRAY['text-changed'::text, 'offer-changed'::text, 'fault-mended'::text, 'people-told'::text])));

alter table contacts.cause add constraint cause_check CHECK ((num_nulls(action, told_words, closed_at, closed_by, told) = ANY (ARRAY[0, 5])));

alter table contacts.cause add constraint cause_name_check CHECK (((length(name) >= 3) AND (length(name) <= 200)));

alter table contacts.cause add constraint cause_told_check CHECK ((told >= 0));

alter table contacts.cause add constraint cause_told_words_check CHECK ((length(told_words) <= 5000));

alter table contacts.desk_colleague add constraint desk_colleague_pkey PRIMARY KEY (staff_id);

alter table contacts.desk_colleague add constraint desk_colleague_address_find_check CHECK ((octet_length(address_find) = 32));

alter table contacts.desk_colleague add constraint desk_colleague_role_check CHECK ((role = ANY (ARRAY['kcc'::text, 'stip'::text])));

alter table contacts.desk_visit add constraint desk_visit_pkey PRIMARY KEY (id);

alter table contacts.desk_visit add constraint desk_visit_by_post CHECK ((((role <> 'caseworker'::text) OR (way = 'post'::text)) AND ((way <> 'post'::text) OR ((checked_how IS NULL) AND (note IS NULL) AND (call_back_on IS NULL)))));

alter table contacts.desk_visit add constraint desk_visit_check CHECK ((num_nulls(checked_how, checked_at) = ANY (ARRAY[0, 2])));

alter table contacts.desk_visit add constraint desk_visit_check1 CHECK (((checked_how IS NULL) OR ((checked_how = 'questions'::text) = (way = 'phone'::text))));

alter table contacts.desk_visit add constraint desk_visit_check2 CHECK (((note IS NULL) OR (closed_at IS NOT NULL)));

alter table contacts.desk_visit add constraint desk_visit_check3 CHECK (((call_back_on IS NULL) OR (closed_at IS NOT NULL)));

alter table contacts.desk_visit add constraint desk_visit_check4 CHECK (((called_at IS NULL) OR (call_back_on IS NOT NULL)));

alter table contacts.desk_visit add constraint desk_visit_checked_how_check CHECK ((checked_how = ANY (ARRAY['passport'::text, 'id-card'::text, 'driving-licence'::text, 'residence-permit'::text, 'questions'::text])));

alter table contacts.desk_visit add constraint desk_visit_purpose_check CHECK ((purpose = ANY (ARRAY['application'::text, 'order'::text, 'voucher'::text, 'pass'::text, 'message'::text, 'complaint'::text, 'sign-in'::text, 'other'::text])));

alter table contacts.desk_visit add constraint desk_visit_role_check CHECK ((role = ANY (ARRAY['kcc'::text, 'stip'::text, 'caseworker'::text])));

alter table contacts.desk_visit add constraint desk_visit_way_check CHECK ((way = ANY (ARRAY['phone'::text, 'desk'::text, 'post'::text])));

alter table contacts.entry add constraint entry_pkey PRIMARY KEY (id);

alter table contacts.entry add constraint entry_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES contacts.matter(id);

alter table contacts.entry add constraint entry_check CHECK ((num_nulls(staff_id, staff_name) = ANY (ARRAY[0, 2])));

alter table contacts.entry add constraint entry_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text));

alter table contacts.entry add constraint entry_forgotten CHECK (((forgotten_on IS NULL) OR (words IS NULL)));

alter table contacts.entry add constraint entry_what_check CHECK ((what = ANY (ARRAY['received'::text, 'added'::text, 'assigned'::text, 'noted'::text, 'called'::text, 'asked'::text, 'replied'::text, 'resumed'::text, 'extended'::text, 'hearing-offered'::text, 'heard'::text, 'hearing-declined'::text, 'about'::text, 'merged'::text, 'settled'::text, 'cause'::text, 'mended'::text, 'sorted'::text, 'linked'::text])));

alter table contacts.expected_colleague add constraint expected_colleague_address_find_key UNIQUE (address_find);

alter table contacts.expected_colleague add constraint expected_colleague_pkey PRIMARY KEY (id);

alter table contacts.expected_colleague add constraint expected_colleague_address_find_check CHECK ((octet_length(address_find) = 32));

alter table contacts.expected_colleague add constraint expected_colleague_name_check CHECK (((length(name) >= 2) AND (length(name) <= 100)));

alter table contacts.expected_colleague add constraint expected_colleague_role_check CHECK ((role = ANY (ARRAY['kcc'::text, 'stip'::text])));

alter table contacts.involved add constraint involved_pkey PRIMARY KEY (matter_id, staff_id);

alter table contacts.involved add constraint involved_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES contacts.matter(id);

alter table contacts.involved add constraint involved_check CHECK (((read_at IS NULL) OR (copy_at IS NOT NULL)));

alter table contacts.involved add constraint involved_extension CHECK ((((extension_told_at IS NULL) OR (copy_at IS NOT NULL)) AND ((extension_read_at IS NULL) OR (extension_told_at IS NOT NULL))));

alter table contacts.involved add constraint involved_notice CHECK (((copy_at IS NOT NULL) OR ((notice_due IS NULL) AND (mailed_at IS NULL) AND (told_on IS NULL))));

alter table contacts.involved add constraint involved_told CHECK ((num_nulls(told_on, told_by, told_by_name) = ANY (ARRAY[0, 3])));

alter table contacts.library_code add constraint library_code_form_key_key UNIQUE (form_key);

alter table contacts.library_code add constraint library_code_pkey PRIMARY KEY (id);

alter table contacts.library_code add constraint library_code_check CHECK ((num_nulls(ended_at, ended_because) = ANY (ARRAY[0, 2])));

alter table contacts.library_code add constraint library_code_code_find_check CHECK ((octet_length(code_find) = 32));

alter table contacts.library_code add constraint library_code_ended_because_check CHECK ((ended_because = ANY (ARRAY['new-code'::text, 'desk'::text, 'resident'::text])));

alter table contacts.library_try add constraint library_try_pkey PRIMARY KEY (id);

alter table contacts.library_try add constraint library_try_pass_find_check CHECK ((octet_length(pass_find) = 32));

alter table contacts.library_try add constraint library_try_sender_find_check CHECK ((octet_length(sender_find) = 32));

alter table contacts.mail add constraint mail_mailbox_uid_validity_uid_key UNIQUE (mailbox, uid_validity, uid);

alter table contacts.mail add constraint mail_pkey PRIMARY KEY (id);

alter table contacts.mail add constraint mail_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES contacts.matter(id);

alter table contacts.mail add constraint mail_check CHECK (((kind <> 'person'::text) OR (matter_id IS NOT NULL)));

alter table contacts.mail add constraint mail_check1 CHECK (((sealed IS NULL) OR (kind = ANY (ARRAY['bounce'::text, 'too-many'::text, 'not-understood'::text]))));

alter table contacts.mail add constraint mail_check2 CHECK ((num_nulls(handled_at, handled_by) = ANY (ARRAY[0, 2])));

alter table contacts.mail add constraint mail_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'twice'::text, 'own'::text, 'list'::text, 'auto-reply'::text, 'bounce'::text, 'too-many'::text, 'not-understood'::text])));

alter table contacts.mail add constraint mail_mailbox_check CHECK (((length(mailbox) >= 1) AND (length(mailbox) <= 200)));

alter table contacts.mail add constraint mail_same_find_check CHECK ((octet_length(same_find) = 32));

alter table contacts.mail add constraint mail_sender_find_check CHECK ((octet_length(sender_find) = 32));

alter table contacts.mail add constraint mail_thread_find_check CHECK ((octet_length(thread_find) = 32));

alter table contacts.mail_reading add constraint mail_reading_pkey PRIMARY KEY (mailbox);

alter table contacts.mail_reading add constraint mail_reading_failed_check CHECK ((length(failed) <= 120));

alter table contacts.matter add constraint matter_form_key_key UNIQUE (form_key);

alter table contacts.matter add constraint matter_number_key UNIQUE (number);

alter table contacts.matter add constraint matter_pkey PRIMARY KEY (id);

alter table contacts.matter add constraint matter_cause_id_fkey FOREIGN KEY (cause_id) REFERENCES contacts.cause(id);

alter table contacts.matter add constraint matter_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES contacts.matter(id);

alter table contacts.matter add constraint matter_came_by_check CHECK ((came_by = ANY (ARRAY['form'::text, 'email'::text, 'phone'::text, 'desk'::text, 'letter'::text])));

alter table contacts.matter add constraint matter_check CHECK (((says_resident_id IS NULL) OR (resident_id IS NULL)));

alter table contacts.matter add constraint matter_check1 CHECK (((reply_by = 'message'::text) = (resident_id IS NOT NULL)));

alter table contacts.matter add constraint matter_check2 CHECK ((target_day <= last_day));

alter table contacts.matter add constraint matter_check3 CHECK (((state = 'waiting'::text) = (asked_on IS NOT NULL)));

alter table contacts.matter add constraint matter_check4 CHECK ((num_nulls(asked_on, reply_until) = ANY (ARRAY[0, 2])));

alter table contacts.matter add constraint matter_check5 CHECK (((state = 'settled'::text) = (outcome IS NOT NULL)));

alter table contacts.matter add constraint matter_check6 CHECK (((state = 'settled'::text) = (settled_at IS NOT NULL)));

alter table contacts.matter add constraint matter_check7 CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL)));

alter table contacts.matter add constraint matter_check8 CHECK ((num_nulls(assignee_id, assignee_name) = ANY (ARRAY[0, 2])));

alter table contacts.matter add constraint matter_check9 CHECK (((extended_on IS NULL) OR (kind = 'complaint'::text)));

alter table contacts.matter add constraint matter_forgotten CHECK (((forgotten_on IS NULL) OR (state = ANY (ARRAY['settled'::text, 'merged'::text]))));

alter table contacts.matter add constraint matter_form_key_check CHECK (((length(form_key) >= 8) AND (length(form_key) <= 255)));

alter table contacts.matter add constraint matter_is_somebodys CHECK (((num_nonnulls(resident_id, person_sealed) = 1) OR ((num_nonnulls(resident_id, person_sealed) = 0) AND (forgotten_on IS NOT NULL))));

alter table contacts.matter add constraint matter_kind_check CHECK ((kind = ANY (ARRAY['complaint'::text, 'question'::text, 'wrong-voucher'::text, 'sign-in'::text, 'suggestion'::text])));

alter table contacts.matter add constraint matter_number_check CHECK ((number ~ '^K-[0-9]{2}-[0-9]{5,}$'::text));

alter table contacts.matter add constraint matter_outcome_check CHECK ((outcome = ANY (ARRAY['founded'::text, 'partly-founded'::text, 'unfounded'::text, 'no-judgement'::text, 'satisfied'::text, 'not-taken-up'::text, 'taken-back'::text, 'answered'::text])));

alter table contacts.matter add constraint matter_reply_by_check CHECK ((reply_by = ANY (ARRAY['message'::text, 'email'::text, 'phone'::text, 'letter'::text])));

alter table contacts.matter add constraint matter_state_check CHECK ((state = ANY (ARRAY['open'::text, 'waiting'::text, 'settled'::text, 'merged'::text])));

alter table contacts.matter add constraint matter_topic_check CHECK ((topic = ANY (ARRAY['sign-in'::text, 'pass'::text, 'voucher'::text, 'offer'::text, 'provider'::text, 'desk'::text, 'explanation'::text, 'other'::text])));

alter table contacts.opinion add constraint opinion_code_hash_key UNIQUE (code_hash);

alter table contacts.opinion add constraint opinion_pkey PRIMARY KEY (matter_id);

alter table contacts.opinion add constraint opinion_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES contacts.matter(id);

alter table contacts.opinion add constraint opinion_check CHECK (((helped IS NULL) = (answered_at IS NULL)));

alter table contacts.opinion add constraint opinion_check1 CHECK (((words IS NULL) OR (helped IS NOT NULL)));

alter table contacts.opinion add constraint opinion_code_hash_check CHECK ((octet_length(code_hash) = 32));

alter table contacts.opinion add constraint opinion_helped_check CHECK ((helped = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text])));

alter table contacts.outgoing add constraint outgoing_dedupe_key_key UNIQUE (dedupe_key);

alter table contacts.outgoing add constraint outgoing_pkey PRIMARY KEY (id);

alter table contacts.outgoing add constraint outgoing_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES contacts.matter(id);

alter table contacts.outgoing add constraint outgoing_attempts_check CHECK ((attempts >= 0));

alter table contacts.outgoing add constraint outgoing_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'letter'::text])));

alter table contacts.outgoing add constraint outgoing_check CHECK (((sent_at IS NOT NULL) = (delivery = ANY (ARRAY['sent'::text, 'posted'::text]))));

alter table contacts.outgoing add constraint outgoing_dedupe_key_check CHECK (((length(dedupe_key) >= 3) AND (length(dedupe_key) <= 200)));

alter table contacts.outgoing add constraint outgoing_delivery_check CHECK ((delivery = ANY (ARRAY['waiting'::text, 'sent'::text, 'posted'::text, 'failed'::text])));

alter table contacts.outgoing add constraint outgoing_forgotten CHECK (((sealed IS NOT NULL) OR (delivery <> 'waiting'::text)));

alter table contacts.outgoing add constraint outgoing_last_error_check CHECK ((length(last_error) <= 60));

alter table contacts.outgoing add constraint outgoing_to_find_check CHECK ((octet_length(to_find) = 32));

alter table contacts.paper add constraint paper_entry_id_position_key UNIQUE (entry_id, "position");

alter table contacts.paper add constraint paper_pkey PRIMARY KEY (id);

alter table contacts.paper add constraint paper_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contacts.entry(id);

alter table contacts.paper add constraint paper_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES contacts.matter(id);

alter table contacts.paper add constraint paper_check CHECK ((num_nulls(kept_key, name_sealed, sealed) = ANY (ARRAY[0, 3])));

alter table contacts.paper add constraint paper_check1 CHECK (((sealed IS NULL) = (forgotten_on IS NOT NULL)));

alter table contacts.paper add constraint paper_pages_check CHECK ((pages > 0));

alter table contacts.paper add constraint paper_position_check CHECK (("position" >= 0));

alter table contacts.paper add constraint paper_size_check CHECK ((size > 0));

alter table contacts.paper add constraint paper_type_check CHECK ((type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text])));

alter table eligibility.absence add constraint absence_pkey PRIMARY KEY (staff_id, from_day);

alter table eligibility.absence add constraint absence_check CHECK ((from_day <= to_day));

alter table eligibility.amounts add constraint amounts_pkey PRIMARY KEY (assessment_id);

alter table eligibility.amounts add constraint amounts_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES eligibility.assessment(id);

alter table eligibility.amounts add constraint amounts_check CHECK ((num_nulls(wrapped_key, sealed) = ANY (ARRAY[0, 2])));

alter table eligibility.amounts add constraint amounts_check1 CHECK (((sealed IS NULL) = (forgotten_on IS NOT NULL)));

alter table eligibility.application add constraint application_number_key UNIQUE (number);

alter table eligibility.application add constraint application_pkey PRIMARY KEY (id);

alter table eligibility.application add constraint application_alarm_check CHECK ((alarm = 'deceased'::text));

alter table eligibility.application add constraint application_assigned CHECK ((num_nulls(assigned_to, assigned_name, assigned_at) = ANY (ARRAY[0, 3])));

alter table eligibility.application add constraint application_check CHECK (((state = 'waiting-for-source'::text) = (next_try_at IS NOT NULL)));

alter table eligibility.application add constraint application_closed CHECK (((closed_at IS NOT NULL) = (state = ANY (ARRAY['granted'::text, 'refused'::text, 'set-aside'::text, 'withdrawn'::text]))));

alter table eligibility.application add constraint application_number_check CHECK ((number ~ '^SP-[0-9]{2}-[0-9]{5,}$'::text));

alter table eligibility.application add constraint application_opened CHECK (((opened_at IS NOT NULL) OR (state <> ALL (ARRAY['in-review'::text, 'waiting-for-resident'::text, 'refusal-proposed'::text, 'set-aside'::text]))));

alter table eligibility.application add constraint application_received_on CHECK ((((received_on IS NOT NULL) = (NOT (way IS DISTINCT FROM 'post'::text))) AND (received_on <= ((received_at AT TIME ZONE 'Europe/Amsterdam'::text))::date)));

alter table eligibility.application add constraint application_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'waiting-for-source'::text, 'in-review'::text, 'waiting-for-resident'::text, 'refusal-proposed'::text, 'granted'::text, 'refused'::text, 'set-aside'::text, 'withdrawn'::text])));

alter table eligibility.application add constraint application_tries_check CHECK ((tries >= 0));

alter table eligibility.application add constraint application_way_check CHECK ((way = ANY (ARRAY['site'::text, 'phone'::text, 'desk'::text, 'paper'::text, 'post'::text])));

alter table eligibility.application_event add constraint application_event_pkey PRIMARY KEY (id);

alter table eligibility.application_event add constraint application_event_application_id_fkey FOREIGN KEY (application_id) REFERENCES eligibility.application(id);

alter table eligibility.application_event add constraint application_event_check CHECK (((to_state <> 'refused'::text) OR (made_by = 'person'::text)));

alter table eligibility.application_event add constraint application_event_check1 CHECK (((made_by = 'person'::text) = (staff_id IS NOT NULL)));

alter table eligibility.application_event add constraint application_event_made_by_check CHECK ((made_by = ANY (ARRAY['machine'::text, 'person'::text, 'resident'::text])));

alter table eligibility.application_event add constraint application_event_move_check CHECK ((move ~ '^[a-z-]+$'::text));

alter table eligibility.application_event add constraint application_event_set_aside CHECK (((to_state <> 'set-aside'::text) OR (made_by = 'person'::text)));

alter table eligibility.assessment add constraint assessment_pkey PRIMARY KEY (id);

alter table eligibility.assessment add constraint assessment_application_id_fkey FOREIGN KEY (application_id) REFERENCES eligibility.application(id);

alter table eligibility.assessment add constraint assessment_corrects_fkey FOREIGN KEY (corrects) REFERENCES eligibility.assessment(id);

alter table eligibility.assessment add constraint assessment_norm_effective_from_norm_version_fkey FOREIGN KEY (norm_effective_from, norm_version) REFERENCES eligibility.norm_table(effective_from, version);

alter table eligibility.assessment add constraint assessment_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES eligibility.policy_version(version);

alter table eligibility.assessment add constraint assessment_check CHECK (((limit_cents IS NULL) OR (norm_version IS NOT NULL)));

alter table eligibility.assessment add constraint assessment_checks_check CHECK ((jsonb_typeof(checks) = 'array'::text));

alter table eligibility.assessment add constraint assessment_corrected CHECK ((num_nulls(corrects, corrected_by, corrected_by_name) = ANY (ARRAY[0, 3])));

alter table eligibility.assessment add constraint assessment_limit_cents_check CHECK ((limit_cents > 0));

alter table eligibility.assessment add constraint assessment_outcome_check CHECK ((outcome = ANY (ARRAY['passed'::text, 'failed'::text, 'unknown'::text])));

alter table eligibility.colleague add constraint colleague_pkey PRIMARY KEY (staff_id);

alter table eligibility.colleague add constraint colleague_name_check CHECK ((name <> ''::text));

alter table eligibility.conflict add constraint conflict_pkey PRIMARY KEY (staff_id, household_id);

alter table eligibility.decision add constraint decision_of_application UNIQUE (id, application_id);

alter table eligibility.decision add constraint decision_replaces_key UNIQUE (replaces);

alter table eligibility.decision add constraint decision_pkey PRIMARY KEY (id);

alter table eligibility.decision add constraint decision_application_id_fkey FOREIGN KEY (application_id) REFERENCES eligibility.application(id);

alter table eligibility.decision add constraint decision_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES eligibility.assessment(id);

alter table eligibility.decision add constraint decision_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES eligibility.policy_version(version);

alter table eligibility.decision add constraint decision_replaces FOREIGN KEY (replaces, application_id) REFERENCES eligibility.decision(id, application_id);

alter table eligibility.decision add constraint decision_by_person CHECK (((outcome = 'granted'::text) OR (made_by = 'person'::text)));

alter table eligibility.decision add constraint decision_check1 CHECK (((made_by = 'person'::text) = (staff_id IS NOT NULL)));

alter table eligibility.decision add constraint decision_check2 CHECK (((outcome = 'granted'::text) = (valid_from IS NOT NULL)));

alter table eligibility.decision add constraint decision_check3 CHECK (((outcome = 'granted'::text) = (valid_to IS NOT NULL)));

alter table eligibility.decision add constraint decision_check4 CHECK ((announced_on < objection_last_day));

alter table eligibility.decision add constraint decision_made_by_check CHECK ((made_by = ANY (ARRAY['machine'::text, 'person'::text])));

alter table eligibility.decision add constraint decision_not_heard CHECK (((not_heard IS NULL) OR (outcome = 'refused'::text)));

alter table eligibility.decision add constraint decision_not_heard_check CHECK ((not_heard = ANY (ARRAY['own-facts'::text, 'urgent'::text, 'heard-before'::text, 'purpose-fails'::text, 'financial'::text])));

alter table eligibility.decision add constraint decision_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'refused'::text, 'set-aside'::text])));

alter table eligibility.decision add constraint decision_reasons_check CHECK ((cardinality(reasons) > 0));

alter table eligibility.decision add constraint decision_replaced_because CHECK (((replaces IS NULL) = (replaced_because IS NULL)));

alter table eligibility.decision add constraint decision_replaced_because_check CHECK ((replaced_because = ANY (ARRAY['correction'::text, 'objection'::text, 'ended'::text])));

alter table eligibility.decision add constraint decision_second CHECK ((((second_id IS NULL) = (second_name IS NULL)) AND (second_id <> staff_id)));

alter table eligibility.default_notice add constraint default_notice_pkey PRIMARY KEY (application_id);

alter table eligibility.default_notice add constraint default_notice_application_id_fkey FOREIGN KEY (application_id) REFERENCES eligibility.application(id);

alter table eligibility.evidence add constraint evidence_application_id_form_key_position_key UNIQUE (application_id, form_key, "position");

alter table eligibility.evidence add constraint evidence_pkey PRIMARY KEY (id);

alter table eligibility.evidence add constraint evidence_application_id_fkey FOREIGN KEY (application_id) REFERENCES eligibility.application(id);

alter table eligibility.evidence add constraint evidence_request_id_fkey FOREIGN KEY (request_id) REFERENCES eligibility.request(id);

alter table eligibility.evidence add constraint evidence_check CHECK (((way = 'site'::text) = (received_by IS NULL)));

alter table eligibility.evidence add constraint evidence_check1 CHECK ((num_nulls(received_by, received_by_name) = ANY (ARRAY[0, 2])));

alter table eligibility.evidence add constraint evidence_check2 CHECK ((num_nulls(wrapped_key, name_sealed, sealed) = ANY (ARRAY[0, 3])));

alter table eligibility.evidence add constraint evidence_check3 CHECK (((sealed IS NULL) = (gone_on IS NOT NULL)));

alter table eligibility.evidence add constraint evidence_check4 CHECK (((gone_on IS NULL) = (gone_because IS NULL)));

alter table eligibility.evidence add constraint evidence_check5 CHECK (((gone_because IS DISTINCT FROM 'taken-back'::text) OR (seen_at IS NULL)));

alter table eligibility.evidence add constraint evidence_form_key_check CHECK (((length(form_key) >= 8) AND (length(form_key) <= 80)));

alter table eligibility.evidence add constraint evidence_gone_because_check CHECK ((gone_because = ANY (ARRAY['taken-back'::text, 'forgotten'::text])));

alter table eligibility.evidence add constraint evidence_pages_check CHECK ((pages > 0));

alter table eligibility.evidence add constraint evidence_position_check CHECK (("position" >= 0));

alter table eligibility.evidence add constraint evidence_size_check CHECK ((size > 0));

alter table eligibility.evidence add constraint evidence_type_check CHECK ((type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text])));

alter table eligibility.evidence add constraint evidence_way_check CHECK ((way = ANY (ARRAY['site'::text, 'desk'::text, 'post'::text])));

alter table eligibility.extension add constraint extension_pkey PRIMARY KEY (application_id);

alter table eligibility.extension add constraint extension_application_id_fkey FOREIGN KEY (application_id) REFERENCES eligibility.application(id);

alter table eligibility.extension add constraint extension_weeks_check CHECK (((weeks >= 1) AND (weeks <= 8)));

alter table eligibility.norm_proposal add constraint norm_proposal_pkey PRIMARY KEY (id);

alter table eligibility.norm_proposal add constraint norm_proposal_corrects_fkey FOREIGN KEY (corrects) REFERENCES eligibility.norm_proposal(id);

alter table eligibility.norm_proposal add constraint norm_proposal_effective_from_norm_version_fkey FOREIGN KEY (effective_from, norm_version) REFERENCES eligibility.norm_table(effective_from, version) DEFERRABLE INITIALLY DEFERRED;

alter table eligibility.norm_proposal add constraint norm_proposal_amounts_check CHECK (((jsonb_typeof(amounts) = 'object'::text) AND (amounts <> '{}'::jsonb)));

alter table eligibility.norm_proposal add constraint norm_proposal_basis_check CHECK ((basis = ANY (ARRAY['including-holiday-allowance'::text, 'excluding-holiday-allowance'::text])));

alter table eligibility.norm_proposal add constraint norm_proposal_check CHECK ((decided_by <> proposed_by));

alter table eligibility.norm_proposal add constraint norm_proposal_check1 CHECK ((num_nulls(decided_at, decided_by, decided_by_name) = ANY (ARRAY[0, 3])));

alter table eligibility.norm_proposal add constraint norm_proposal_check2 CHECK (((state = 'waiting'::text) = (decided_by IS NULL)));

alter table eligibility.norm_proposal add constraint norm_proposal_check3 CHECK (((state = 'approved'::text) = (norm_version IS NOT NULL)));

alter table eligibility.norm_proposal add constraint norm_proposal_check4 CHECK (((state = 'returned'::text) = (return_reason IS NOT NULL)));

alter table eligibility.norm_proposal add constraint norm_proposal_holiday_allowance_permille_check CHECK (((holiday_allowance_permille >= 0) AND (holiday_allowance_permille <= 200)));

alter table eligibility.norm_proposal add constraint norm_proposal_source_check CHECK ((source <> ''::text));

alter table eligibility.norm_proposal add constraint norm_proposal_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'returned'::text])));

alter table eligibility.norm_table add constraint norm_table_pkey PRIMARY KEY (effective_from, version);

alter table eligibility.norm_table add constraint norm_table_amounts_check CHECK (((jsonb_typeof(amounts) = 'object'::text) AND (amounts <> '{}'::jsonb)));

alter table eligibility.norm_table add constraint norm_table_basis_check CHECK ((basis = ANY (ARRAY['including-holiday-allowance'::text, 'excluding-holiday-allowance'::text])));

alter table eligibility.norm_table add constraint norm_table_holiday_allowance_permille_check CHECK (((holiday_allowance_permille >= 0) AND (holiday_allowance_permille <= 200)));

alter table eligibility.norm_table add constraint norm_table_source_check CHECK ((source <> ''::text));

alter table eligibility.norm_table add constraint norm_table_version_check CHECK ((version > 0));

alter table eligibility.objection add constraint objection_number_key UNIQUE (number);

alter table eligibility.objection add constraint objection_pkey PRIMARY KEY (id);

alter table eligibility.objection add constraint objection_decision_id_application_id_fkey FOREIGN KEY (decision_id, application_id) REFERENCES eligibility.decision(id, application_id);

alter table eligibility.objection add constraint objection_new_decision_id_fkey FOREIGN KEY (new_decision_id) REFERENCES eligibility.decision(id);

alter table eligibility.objection add constraint objection_check CHECK (((way <> 'site'::text) OR (entered_by IS NULL)));

alter table eligibility.objection add constraint objection_check1 CHECK (((way = 'site'::text) OR (entered_by IS NOT NULL)));

alter table eligibility.objection add constraint objection_check10 CHECK (((handler_id IS NULL) = (handler_name IS NULL)));

alter table eligibility.objection add constraint objection_check11 CHECK (((state = ANY (ARRAY['upheld'::text, 'unfounded'::text, 'inadmissible'::text])) = (decided_at IS NOT NULL)));

alter table eligibility.objection add constraint objection_check12 CHECK (((decided_at IS NULL) OR ((handler_id IS NOT NULL) AND (court_last_day IS NOT NULL) AND (num_nonnulls(heard_on, not_heard) = 1))));

alter table eligibility.objection add constraint objection_check13 CHECK (((state = 'upheld'::text) = (new_decision_id IS NOT NULL)));

alter table eligibility.objection add constraint objection_check14 CHECK (((state = 'inadmissible'::text) = (reason IS NOT NULL)));

alter table eligibility.objection add constraint objection_check15 CHECK (((NOT late) OR (decided_at IS NULL) OR ((state = 'inadmissible'::text) AND (reason <> 'too-late'::text)) OR (excusable = (state <> 'inadmissible'::text))));

alter table eligibility.objection add constraint objection_check2 CHECK (((posted_on IS NULL) OR ((way = 'letter'::text) AND (posted_on <= received_on))));

alter table eligibility.objection add constraint objection_check3 CHECK ((late OR (excusable IS NULL)));

alter table eligibility.objection add constraint objection_check4 CHECK (((missing_asked_on IS NULL) = (missing_due IS NULL)));

alter table eligibility.objection add constraint objection_check5 CHECK (((state <> 'incomplete'::text) OR ((missing_asked_on IS NOT NULL) AND (missing_over_on IS NULL))));

alter table eligibility.objection add constraint objection_check6 CHECK (((extended_on IS NULL) = (extended_weeks IS NULL)));

alter table eligibility.objection add constraint objection_check7 CHECK (((hearing_at IS NULL) = (hearing_place IS NULL)));

alter table eligibility.objection add constraint objection_check8 CHECK (((state <> 'hearing'::text) OR (hearing_at IS NOT NULL)));

alter table eligibility.objection add constraint objection_check9 CHECK ((num_nonnulls(heard_on, not_heard) <= 1));

alter table eligibility.objection add constraint objection_extended_weeks_check CHECK (((extended_weeks >= 1) AND (extended_weeks <= 6)));

alter table eligibility.objection add constraint objection_not_heard_check CHECK ((not_heard = ANY (ARRAY['manifestly-inadmissible'::text, 'manifestly-unfounded'::text, 'objector-waives'::text, 'objector-silent'::text, 'fully-met'::text])));

alter table eligibility.objection add constraint objection_number_check CHECK ((number ~ '^BZ-[0-9]{2}-[0-9]{5,}$'::text));

alter table eligibility.objection add constraint objection_reason_check CHECK ((reason = ANY (ARRAY['too-late'::text, 'not-completed'::text, 'no-interest'::text, 'no-decision'::text, 'not-concerned'::text])));

alter table eligibility.objection add constraint objection_state_check CHECK ((state = ANY (ARRAY['received'::text, 'incomplete'::text, 'hearing'::text, 'heard'::text, 'upheld'::text, 'unfounded'::text, 'inadmissible'::text, 'withdrawn'::text])));

alter table eligibility.objection add constraint objection_way_check CHECK ((way = ANY (ARRAY['site'::text, 'letter'::text, 'desk'::text])));

alter table eligibility.objection_event add constraint objection_event_pkey PRIMARY KEY (id);

alter table eligibility.objection_event add constraint objection_event_objection_id_fkey FOREIGN KEY (objection_id) REFERENCES eligibility.objection(id);

alter table eligibility.objection_event add constraint objection_event_check CHECK (((forgotten_on IS NULL) OR (words_sealed IS NULL)));

alter table eligibility.objection_event add constraint objection_event_check1 CHECK (((made_by = 'person'::text) = (staff_id IS NOT NULL)));

alter table eligibility.objection_event add constraint objection_event_check2 CHECK (((made_by = 'person'::text) OR (to_state <> ALL (ARRAY['upheld'::text, 'unfounded'::text, 'inadmissible'::text, 'heard'::text, 'hearing'::text]))));

alter table eligibility.objection_event add constraint objection_event_made_by_check CHECK ((made_by = ANY (ARRAY['machine'::text, 'person'::text, 'resident'::text])));

alter table eligibility.objection_event add constraint objection_event_move_check CHECK ((move ~ '^[a-z-]+$'::text));

alter table eligibility.objection_event add constraint objection_event_position_check CHECK (("position" > 0));

alter table eligibility.outage add constraint outage_pkey PRIMARY KEY (id);

alter table eligibility.outage add constraint outage_check CHECK ((from_at < to_at));

alter table eligibility.outage add constraint outage_what_check CHECK ((what = ANY (ARRAY['site'::text, 'sign-in'::text, 'upload'::text, 'messages'::text])));

alter table eligibility.penalty_decision add constraint penalty_decision_pkey PRIMARY KEY (id);

alter table eligibility.penalty_decision add constraint penalty_decision_application_id_fkey FOREIGN KEY (application_id) REFERENCES eligibility.application(id);

alter table eligibility.penalty_decision add constraint penalty_decision_objection_id_fkey FOREIGN KEY (objection_id) REFERENCES eligibility.objection(id);

alter table eligibility.penalty_decision add constraint penalty_decision_cents_check CHECK ((cents >= 0));

alter table eligibility.penalty_decision add constraint penalty_decision_check CHECK ((days = ((last_owed - first_day) + 1)));

alter table eligibility.penalty_decision add constraint penalty_decision_check1 CHECK (((notice_on < first_day) AND (last_owed < announced_on) AND (announced_on < objection_last_day)));

alter table eligibility.penalty_decision add constraint penalty_decision_check2 CHECK (((not_owed IS NULL) = (cents > 0)));

alter table eligibility.penalty_decision add constraint penalty_decision_days_check CHECK ((days > 0));

alter table eligibility.penalty_decision add constraint penalty_decision_not_owed_check CHECK ((not_owed = ANY (ARRAY['notice-too-late'::text, 'no-interest'::text, 'manifestly-unfounded'::text])));

alter table eligibility.planned_move add constraint planned_move_pkey PRIMARY KEY (id);

alter table eligibility.planned_move add constraint planned_move_application_id_fkey FOREIGN KEY (application_id) REFERENCES eligibility.application(id);

alter table eligibility.planned_move add constraint planned_move_check CHECK (((state = 'waiting'::text) = (ended_at IS NULL)));

alter table eligibility.planned_move add constraint planned_move_check1 CHECK (((second_id IS NULL) = (second_name IS NULL)));

alter table eligibility.planned_move add constraint planned_move_check2 CHECK ((second_id <> planned_by));

alter table eligibility.planned_move add constraint planned_move_check3 CHECK (((state <> 'done'::text) OR (NOT needs_second) OR (second_id IS NOT NULL)));

alter table eligibility.planned_move add constraint planned_move_check4 CHECK (((state = 'returned'::text) = (returned_sealed IS NOT NULL)));

alter table eligibility.planned_move add constraint planned_move_move_check CHECK ((move ~ '^[a-z-]+$'::text));

alter table eligibility.planned_move add constraint planned_move_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'undone'::text, 'returned'::text])));

alter table eligibility.policy_proposal add constraint policy_proposal_policy_version_key UNIQUE (policy_version);

alter table eligibility.policy_proposal add constraint policy_proposal_pkey PRIMARY KEY (id);

alter table eligibility.policy_proposal add constraint policy_proposal_corrects_fkey FOREIGN KEY (corrects) REFERENCES eligibility.policy_proposal(id);

alter table eligibility.policy_proposal add constraint policy_proposal_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES eligibility.policy_version(version) DEFERRABLE INITIALLY DEFERRED;

alter table eligibility.policy_proposal add constraint policy_proposal_check CHECK ((decided_by <> proposed_by));

alter table eligibility.policy_proposal add constraint policy_proposal_check1 CHECK ((num_nulls(decided_at, decided_by, decided_by_name) = ANY (ARRAY[0, 3])));

alter table eligibility.policy_proposal add constraint policy_proposal_check2 CHECK (((state = 'waiting'::text) = (decided_by IS NULL)));

alter table eligibility.policy_proposal add constraint policy_proposal_check3 CHECK (((state = 'approved'::text) = (policy_version IS NOT NULL)));

alter table eligibility.policy_proposal add constraint policy_proposal_check4 CHECK (((state = 'returned'::text) = (return_reason IS NOT NULL)));

alter table eligibility.policy_proposal add constraint policy_proposal_check5 CHECK (((state <> 'approved'::text) OR (effective_from > ((decided_at AT TIME ZONE 'Europe/Amsterdam'::text))::date)));

alter table eligibility.policy_proposal add constraint policy_proposal_ground_check CHECK ((ground <> ''::text));

alter table eligibility.policy_proposal add constraint policy_proposal_policy_check CHECK ((jsonb_typeof(policy) = 'object'::text));

alter table eligibility.policy_proposal add constraint policy_proposal_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'returned'::text])));

alter table eligibility.policy_version add constraint policy_version_pkey PRIMARY KEY (version);

alter table eligibility.policy_version add constraint policy_version_version_check CHECK ((version > 0));

alter table eligibility.request add constraint request_pkey PRIMARY KEY (id);

alter table eligibility.request add constraint request_application_id_fkey FOREIGN KEY (application_id) REFERENCES eligibility.application(id);

alter table eligibility.request add constraint request_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES eligibility.assessment(id);

alter table eligibility.request add constraint request_check CHECK (((state = 'open'::text) = (closed_at IS NULL)));

alter table eligibility.request add constraint request_check1 CHECK (((state = 'answered'::text) = (answered_at IS NOT NULL)));

alter table eligibility.request add constraint request_check2 CHECK (((asked_sealed IS NULL) = (forgotten_on IS NOT NULL)));

alter table eligibility.request add constraint request_check3 CHECK (((answer_sealed IS NULL) OR ((state = 'answered'::text) AND (forgotten_on IS NULL))));

alter table eligibility.request add constraint request_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'view'::text])));

alter table eligibility.request add constraint request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'expired'::text, 'taken-back'::text])));

alter table eligibility.retest add constraint retest_pkey PRIMARY KEY (id);

alter table eligibility.retest add constraint retest_norm_effective_from_norm_version_fkey FOREIGN KEY (norm_effective_from, norm_version) REFERENCES eligibility.norm_table(effective_from, version);

alter table eligibility.retest add constraint retest_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES eligibility.policy_version(version);

alter table eligibility.retest add constraint retest_check CHECK ((num_nulls(confirmed_at, confirmed_by, confirmed_name) = ANY (ARRAY[0, 3])));

alter table eligibility.retest add constraint retest_check1 CHECK (((stage <> ALL (ARRAY['processing'::text, 'done'::text])) OR (confirmed_at IS NOT NULL)));

alter table eligibility.retest add constraint retest_check2 CHECK (((stage <> ALL (ARRAY['preview'::text, 'processing'::text, 'done'::text])) OR (counts IS NOT NULL)));

alter table eligibility.retest add constraint retest_check3 CHECK (((stage = ANY (ARRAY['done'::text, 'cancelled'::text])) = (ended_at IS NOT NULL)));

alter table eligibility.retest add constraint retest_counts_check CHECK ((jsonb_typeof(counts) = 'array'::text));

alter table eligibility.retest add constraint retest_looked_check CHECK ((looked >= 0));

alter table eligibility.retest add constraint retest_stage_check CHECK ((stage = ANY (ARRAY['counting'::text, 'preview'::text, 'processing'::text, 'done'::text, 'cancelled'::text])));

alter table eligibility.retest add constraint retest_total_check CHECK ((total >= 0));

alter table eligibility.retest_result add constraint retest_result_pkey PRIMARY KEY (retest_id, household_id);

alter table eligibility.retest_result add constraint retest_result_check CHECK (((reason IS NOT NULL) = (outcome = ANY (ARRAY['failed'::text, 'unknown'::text]))));

alter table eligibility.retest_result add constraint retest_result_check1 CHECK (((followed = 'case'::text) = (case_id IS NOT NULL)));

alter table eligibility.retest_result add constraint retest_result_followed_check CHECK ((followed = ANY (ARRAY['case'::text, 'moved-on'::text])));

alter table eligibility.retest_result add constraint retest_result_outcome_check CHECK ((outcome = ANY (ARRAY['passed'::text, 'failed'::text, 'unknown'::text, 'needs-facts'::text])));

alter table eligibility.retest_result add constraint retest_result_stood_check CHECK ((stood = ANY (ARRAY['granted'::text, 'open'::text, 'refused'::text])));

alter table foundation.clock_shift add constraint clock_shift_pkey PRIMARY KEY (only_row);

alter table foundation.clock_shift add constraint clock_shift_only_row_check CHECK (only_row);

alter table foundation.clock_shift add constraint clock_shift_seconds_check CHECK ((seconds >= 0));

alter table foundation.key_used add constraint key_used_pkey PRIMARY KEY (part, key_id);

alter table foundation.key_used add constraint key_used_key_id_check CHECK ((length(key_id) = 2));

alter table foundation.key_used add constraint key_used_part_check CHECK ((part = ANY (ARRAY['box'::text, 'vouchers'::text])));

alter table foundation.keys_known add constraint keys_known_pkey PRIMARY KEY (only_row);

alter table foundation.keys_known add constraint keys_known_only_row_check CHECK (only_row);

alter table foundation.purpose add constraint purpose_pkey PRIMARY KEY (only_row);

alter table foundation.purpose add constraint purpose_kind_check CHECK ((kind = ANY (ARRAY['demonstration'::text, 'production'::text])));

alter table foundation.purpose add constraint purpose_only_row_check CHECK (only_row);

alter table identity.provider_person add constraint provider_person_issuer_subject_kvk_key UNIQUE (issuer, subject, kvk);

alter table identity.provider_person add constraint provider_person_pkey PRIMARY KEY (id);

alter table identity.provider_person add constraint provider_person_kvk_check CHECK ((kvk ~ '^[0-9]{8}$'::text));

alter table identity.session add constraint session_cookie_hash_key UNIQUE (cookie_hash);

alter table identity.session add constraint session_pkey PRIMARY KEY (id);

alter table identity.session add constraint session_check CHECK ((idle_end <= absolute_end));

alter table identity.session add constraint session_check1 CHECK (((bsn_sealed IS NULL) OR (kind = 'resident'::text)));

alter table identity.session add constraint session_check2 CHECK (((revoked_at IS NULL) OR ((bsn_sealed IS NULL) AND (id_token_sealed IS NULL) AND (name = ''::text))));

alter table identity.session add constraint session_cookie_hash_check CHECK ((octet_length(cookie_hash) = 32));

alter table identity.session add constraint session_kind_check CHECK ((kind = ANY (ARRAY['resident'::text, 'provider'::text, 'staff'::text, 'till'::text, 'library'::text])));

alter table identity.session add constraint session_roles_check CHECK ((cardinality(roles) > 0));

alter table identity.sign_in_attempt add constraint sign_in_attempt_state_hash_key UNIQUE (state_hash);

alter table identity.sign_in_attempt add constraint sign_in_attempt_pkey PRIMARY KEY (id);

alter table identity.sign_in_attempt add constraint sign_in_attempt_browser_hash_check CHECK ((octet_length(browser_hash) = 32));

alter table identity.sign_in_attempt add constraint sign_in_attempt_door_check CHECK ((door = ANY (ARRAY['resident'::text, 'provider'::text, 'staff'::text])));

alter table identity.sign_in_attempt add constraint sign_in_attempt_return_to_check CHECK (((return_to ~ '^/[^/\\]'::text) OR (return_to = '/'::text)));

alter table identity.sign_in_attempt add constraint sign_in_attempt_state_hash_check CHECK ((octet_length(state_hash) = 32));

alter table identity.sign_in_event add constraint sign_in_event_number_key UNIQUE (number);

alter table identity.sign_in_event add constraint sign_in_event_pkey PRIMARY KEY (id);

alter table identity.sign_in_event add constraint sign_in_event_cause_check CHECK ((cause = ANY (ARRAY['cancelled'::text, 'issuer-down'::text, 'issuer-slow'::text, 'level-too-low'::text, 'state-lost'::text, 'state-expired'::text, 'two-tabs'::text, 'replay'::text, 'answer-invalid'::text, 'unknown-organisation'::text, 'no-role'::text, 'unknown'::text])));

alter table identity.sign_in_event add constraint sign_in_event_check CHECK (((number IS NULL) = (cause IS NULL)));

alter table identity.sign_in_event add constraint sign_in_event_detail_check CHECK ((detail ~ '^[A-Za-z_-]{1,60}$'::text));

alter table identity.sign_in_event add constraint sign_in_event_door_check CHECK ((door = ANY (ARRAY['resident'::text, 'provider'::text, 'staff'::text])));

alter table identity.sign_in_event add constraint sign_in_event_number_check CHECK ((number ~ '^[0-9A-HJKMNP-TV-Z]{6}$'::text));

alter table identity.staff add constraint staff_issuer_subject_key UNIQUE (issuer, subject);

alter table identity.staff add constraint staff_pkey PRIMARY KEY (id);

alter table identity.staff add constraint staff_own_find_check CHECK ((octet_length(own_find) = 32));

alter table knowledge.text add constraint text_pkey PRIMARY KEY (key, language);

alter table knowledge.text add constraint text_key_check CHECK ((key ~ '^[a-z]+/[a-z0-9-]+$'::text));

alter table knowledge.text add constraint text_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])));

alter table knowledge.version add constraint version_pkey PRIMARY KEY (key, language, number);

alter table knowledge.version add constraint version_key_language_fkey FOREIGN KEY (key, language) REFERENCES knowledge.text(key, language);

alter table knowledge.version add constraint version_author_check CHECK ((length(author) > 0));

alter table knowledge.version add constraint version_check CHECK (((published_at IS NOT NULL) = (state = 'published'::text)));

alter table knowledge.version add constraint version_hash_check CHECK ((length(hash) = 32));

alter table knowledge.version add constraint version_number_check CHECK ((number > 0));

alter table knowledge.version add constraint version_state_check CHECK ((state = ANY (ARRAY['published'::text, 'proposal'::text, 'left'::text])));

alter table messages.address_notice add constraint address_notice_pkey PRIMARY KEY (id);

alter table messages.address_notice add constraint address_notice_kind_check CHECK ((kind = ANY (ARRAY['left'::text, 'chosen'::text])));

alter table messages.address_notice_sent add constraint address_notice_sent_pkey PRIMARY KEY (id);

alter table messages.address_notice_sent add constraint address_notice_sent_kind_check CHECK ((kind = ANY (ARRAY['left'::text, 'chosen'::text])));

alter table messages.attempt add constraint attempt_pkey PRIMARY KEY (id);

alter table messages.attempt add constraint attempt_message_id_channel_fkey FOREIGN KEY (message_id, channel) REFERENCES messages.delivery(message_id, channel);

alter table messages.attempt add constraint attempt_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'letter'::text])));

alter table messages.attempt add constraint attempt_code_check CHECK ((length(code) <= 60));

alter table messages.attempt add constraint attempt_what_check CHECK ((what = ANY (ARRAY['started'::text, 'sent'::text, 'later'::text, 'unknown'::text, 'refused'::text, 'posted'::text, 'returned'::text])));

alter table messages.delivery add constraint delivery_pkey PRIMARY KEY (message_id, channel);

alter table messages.delivery add constraint delivery_attempts_check CHECK ((attempts >= 0));

alter table messages.delivery add constraint delivery_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'letter'::text])));

alter table messages.delivery add constraint delivery_check CHECK (((sent_at IS NOT NULL) = (state = ANY (ARRAY['sent'::text, 'posted'::text, 'returned'::text]))));

alter table messages.delivery add constraint delivery_check1 CHECK (((state <> 'sent'::text) OR (channel = 'email'::text)));

alter table messages.delivery add constraint delivery_check2 CHECK (((state <> 'posted'::text) OR (channel = 'letter'::text)));

alter table messages.delivery add constraint delivery_last_error_check CHECK ((length(last_error) <= 60));

alter table messages.delivery add constraint delivery_letters CHECK (((state <> ALL (ARRAY['withdrawn'::text, 'returned'::text])) OR (channel = 'letter'::text)));

alter table messages.delivery add constraint delivery_returned CHECK (((returned_at IS NOT NULL) = (state = 'returned'::text)));

alter table messages.delivery add constraint delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'posted'::text, 'failed'::text, 'withdrawn'::text, 'returned'::text])));

alter table messages.message add constraint message_dedupe_key_key UNIQUE (dedupe_key);

alter table messages.message add constraint message_pkey PRIMARY KEY (id);

alter table messages.message add constraint message_about_check CHECK ((about <> ''::text));

alter table messages.message add constraint message_dedupe_key_check CHECK (((length(dedupe_key) >= 3) AND (length(dedupe_key) <= 200)));

alter table messages.message add constraint message_forgotten CHECK (((forgotten_on IS NULL) OR (("values" = '{}'::jsonb) AND (amounts_ref IS NULL))));

alter table messages.message add constraint message_kind_check CHECK ((kind ~ '^[a-z0-9-]+$'::text));

alter table messages.message add constraint message_text_version_check CHECK ((text_version > 0));

alter table messages.message add constraint message_title_check CHECK ((title <> ''::text));

alter table messages.message add constraint message_values_check CHECK ((jsonb_typeof("values") = 'object'::text));

alter table offers.budget add constraint budget_pkey PRIMARY KEY (offer_id);

alter table offers.budget add constraint budget_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offer(id);

alter table offers.budget add constraint budget_spent_cents_check CHECK ((spent_cents >= 0));

alter table offers.budget add constraint budget_total_cents_check CHECK ((total_cents >= 0));

alter table offers.budget add constraint budget_within_total CHECK ((spent_cents <= total_cents));

alter table offers.draft add constraint draft_pkey PRIMARY KEY (id);

alter table offers.draft add constraint draft_file_id_fkey FOREIGN KEY (file_id) REFERENCES offers.file(id);

alter table offers.draft add constraint draft_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offer(id);

alter table offers.draft add constraint draft_version_id_fkey FOREIGN KEY (version_id) REFERENCES offers.version(id);

alter table offers.draft add constraint draft_check CHECK ((num_nulls(decided_at, decided_by, decided_by_name) = ANY (ARRAY[0, 3])));

alter table offers.draft add constraint draft_check1 CHECK (((state <> ALL (ARRAY['published'::text, 'returned'::text])) OR (decided_by IS NOT NULL)));

alter table offers.draft add constraint draft_check2 CHECK (((state = 'published'::text) = (version_id IS NOT NULL)));

alter table offers.draft add constraint draft_check3 CHECK (((state <> 'returned'::text) OR (return_reason <> ''::text)));

alter table offers.draft add constraint draft_four_eyes CHECK (((state <> ALL (ARRAY['published'::text, 'returned'::text])) OR (decided_by <> changed_by)));

alter table offers.draft add constraint draft_state_check CHECK ((state = ANY (ARRAY['writing'::text, 'waiting'::text, 'returned'::text, 'published'::text, 'dropped'::text])));

alter table offers.draft add constraint draft_typed_check CHECK ((jsonb_typeof(typed) = 'object'::text));

alter table offers.favourite add constraint favourite_pkey PRIMARY KEY (resident_id, offer_id);

alter table offers.favourite add constraint favourite_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offer(id);

alter table offers.file add constraint file_pkey PRIMARY KEY (id);

alter table offers.last_look add constraint last_look_pkey PRIMARY KEY (resident_id);

alter table offers.last_look add constraint last_look_check CHECK ((before < looked_at));

alter table offers.missed_word add constraint missed_word_once UNIQUE (word_find, month);

alter table offers.missed_word add constraint missed_word_counted CHECK (((word_find IS NULL) OR (last_day IS NOT NULL)));

alter table offers.missed_word add constraint missed_word_days_check CHECK ((days > 0));

alter table offers.missed_word add constraint missed_word_known CHECK ((num_nonnulls(word, word_find) > 0));

alter table offers.missed_word add constraint missed_word_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));

alter table offers.missed_word add constraint missed_word_times_check CHECK ((times > 0));

alter table offers.missed_word add constraint missed_word_visitors_check CHECK ((cardinality(visitors) <= 5));

alter table offers.missed_word add constraint missed_word_word_check CHECK ((word ~ '^[a-z]{3,24}$'::text));

alter table offers.missed_word add constraint missed_word_word_find_check CHECK ((octet_length(word_find) = 32));

alter table offers.offer add constraint offer_slug_key UNIQUE (slug);

alter table offers.offer add constraint offer_pkey PRIMARY KEY (id);

alter table offers.offer add constraint offer_version_fkey FOREIGN KEY (id, version_id) REFERENCES offers.version(offer_id, id);

alter table offers.offer add constraint offer_check CHECK (((state = 'draft'::text) OR (version_id IS NOT NULL)));

alter table offers.offer add constraint offer_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text));

alter table offers.offer add constraint offer_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'paused'::text, 'ended'::text])));

alter table offers.picture add constraint picture_pkey PRIMARY KEY (hash);

alter table offers.picture add constraint picture_hash_check CHECK ((hash ~ '^[0-9a-f]{40}$'::text));

alter table offers.picture add constraint picture_height_check CHECK ((height > 0));

alter table offers.picture add constraint picture_width_check CHECK ((width > 0));

alter table offers.picture_file add constraint picture_file_pkey PRIMARY KEY (hash, width, format);

alter table offers.picture_file add constraint picture_file_hash_fkey FOREIGN KEY (hash) REFERENCES offers.picture(hash);

alter table offers.picture_file add constraint picture_file_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 2000000)));

alter table offers.picture_file add constraint picture_file_format_check CHECK ((format = ANY (ARRAY['avif'::text, 'webp'::text])));

alter table offers.shelf add constraint shelf_pkey PRIMARY KEY (only_row);

alter table offers.shelf add constraint shelf_only_row_check CHECK (only_row);

alter table offers.stock add constraint stock_pkey PRIMARY KEY (offer_id);

alter table offers.stock add constraint stock_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offer(id);

alter table offers.stock add constraint stock_held_for_desk_check CHECK ((held_for_desk >= 0));

alter table offers.stock add constraint stock_held_within_initial CHECK ((held_for_desk <= initial));

alter table offers.stock add constraint stock_initial_check CHECK ((initial >= 0));

alter table offers.stock add constraint stock_within_initial CHECK (((remaining >= 0) AND (remaining <= initial)));

alter table offers.stock_wish add constraint stock_wish_pkey PRIMARY KEY (id);

alter table offers.stock_wish add constraint stock_wish_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offer(id);

alter table offers.stock_wish add constraint stock_wish_check CHECK ((told_at >= asked_at));

alter table offers.synonym add constraint synonym_pkey PRIMARY KEY (id);

alter table offers.synonym add constraint synonym_words_check CHECK ((((cardinality(words) >= 2) AND (cardinality(words) <= 20)) AND (array_to_string(words, ' '::text, '?'::text) ~ '^[a-z0-9]+( [a-z0-9]+)*$'::text)));

alter table offers.version add constraint version_offer_id_id_key UNIQUE (offer_id, id);

alter table offers.version add constraint version_offer_id_number_key UNIQUE (offer_id, number);

alter table offers.version add constraint version_pkey PRIMARY KEY (id);

alter table offers.version add constraint version_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offer(id);

alter table offers.version add constraint version_picture_fkey FOREIGN KEY (picture) REFERENCES offers.picture(hash);

alter table offers.version add constraint version_provider_group_id_fkey FOREIGN KEY (provider_group_id) REFERENCES providers.provider_group(id);

alter table offers.version add constraint version_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers.provider(id);

alter table offers.version add constraint version_booking_check CHECK (((booking ->> 'kind'::text) = ANY (ARRAY['none'::text, 'link'::text, 'phone'::text])));

alter table offers.version add constraint version_category_check CHECK ((category = ANY (ARRAY['sport'::text, 'cultuur'::text, 'uitjes'::text, 'leren'::text, 'kinderen'::text, 'eten'::text])));

alter table offers.version add constraint version_check CHECK ((num_nonnulls(provider_id, provider_group_id) = 1));

alter table offers.version add constraint version_check1 CHECK ((num_nonnulls(limit_count, limit_per, limit_period) = ANY (ARRAY[0, 3])));

alter table offers.version add constraint version_check2 CHECK ((min_age <= max_age));

alter table offers.version add constraint version_check3 CHECK ((orderable_from < orderable_until));

alter table offers.version add constraint version_check4 CHECK ((usable_from <= usable_until));

alter table offers.version add constraint version_companions_check CHECK (((companions >= 0) AND (companions <= 10)));

alter table offers.version add constraint version_draw_within_orders CHECK (((draw_closes_at > orderable_from) AND (draw_closes_at <= orderable_until)));

alter table offers.version add constraint version_english_check CHECK ((jsonb_typeof(english) = 'object'::text));

alter table offers.version add constraint version_for_whom_check CHECK ((for_whom = ANY (ARRAY['everyone'::text, 'child'::text, 'adult'::text, 'household-with-children'::text])));

alter table offers.version add constraint version_limit_count_check CHECK ((limit_count > 0));

alter table offers.version add constraint version_limit_per_check CHECK ((limit_per = ANY (ARRAY['person'::text, 'household'::text])));

alter table offers.version add constraint version_limit_period_check CHECK ((limit_period = ANY (ARRAY['pass-year'::text, 'quarter'::text, 'month'::text, 'season'::text])));

alter table offers.version add constraint version_max_age_check CHECK (((max_age >= 0) AND (max_age <= 120)));

alter table offers.version add constraint version_min_age_check CHECK (((min_age >= 0) AND (min_age <= 120)));

alter table offers.version add constraint version_normal_price_cents_check CHECK ((normal_price_cents > 0));

alter table offers.version add constraint version_number_check CHECK ((number > 0));

alter table offers.version add constraint version_picture_alt_check CHECK ((length(picture_alt) <= 150));

alter table offers.version add constraint version_picture_described CHECK (((picture IS NULL) = (picture_alt = ''::text)));

alter table offers.version add constraint version_postcodes_check CHECK ((array_to_string(postcodes, ','::text, '-'::text) ~ '^([1-9][0-9]{3}(,[1-9][0-9]{3})*)?$'::text));

alter table offers.version add constraint version_shape_check CHECK (((shape ->> 'kind'::text) = ANY (ARRAY['free'::text, 'percentage'::text, 'amount-off'::text, 'fixed-price'::text, 'tariffs'::text, 'contribution'::text, 'surprise'::text])));

alter table offers.version add constraint version_summary_check CHECK ((summary <> ''::text));

alter table offers.version add constraint version_title_check CHECK ((title <> ''::text));

alter table offers.version add constraint version_voucher_value_cents_check CHECK ((voucher_value_cents > 0));

alter table orders.chance add constraint chance_pkey PRIMARY KEY (draw_id, resident_id);

alter table orders.chance add constraint chance_draw_id_fkey FOREIGN KEY (draw_id) REFERENCES orders.draw(id);

alter table orders.chance add constraint chance_sign_up_id_fkey FOREIGN KEY (sign_up_id) REFERENCES orders.sign_up(id);

alter table orders.draw add constraint draw_pkey PRIMARY KEY (id);

alter table orders.draw add constraint draw_check CHECK (((seed IS NULL) = (drawn_at IS NULL)));

alter table orders.draw add constraint draw_check1 CHECK (((drawn_at IS NULL) OR (places IS NOT NULL)));

alter table orders.draw add constraint draw_commitment_check CHECK ((commitment ~ '^[0-9a-f]{64}$'::text));

alter table orders.draw add constraint draw_held_or_stopped CHECK (((stopped_at IS NULL) OR (drawn_at IS NULL)));

alter table orders.draw add constraint draw_places_check CHECK ((places >= 0));

alter table orders.draw add constraint draw_seed_check CHECK ((seed ~ '^[0-9a-f]{64}$'::text));

alter table orders.ending add constraint ending_pkey PRIMARY KEY (offer_id);

alter table orders.ending add constraint ending_why_check CHECK ((why <> ''::text));

alter table orders.idempotency add constraint idempotency_pkey PRIMARY KEY (owner, key);

alter table orders.idempotency add constraint idempotency_body_hash_check CHECK ((octet_length(body_hash) = 32));

alter table orders.idempotency add constraint idempotency_key_check CHECK (((length(key) >= 8) AND (length(key) <= 255)));

alter table orders.idempotency add constraint idempotency_one_answer CHECK ((num_nonnulls(answer, order_id) = 1));

alter table orders.limit_use add constraint limit_use_pkey PRIMARY KEY (subject_id, offer_id, subject_kind, period, period_start);

alter table orders.limit_use add constraint limit_use_maximum_check CHECK ((maximum > 0));

alter table orders.limit_use add constraint limit_use_period_check CHECK ((period = ANY (ARRAY['pass-year'::text, 'quarter'::text, 'month'::text, 'season'::text])));

alter table orders.limit_use add constraint limit_use_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'household'::text])));

alter table orders.limit_use add constraint limit_use_used_check CHECK ((used >= 0));

alter table orders.limit_use add constraint limit_use_within_maximum CHECK ((used <= maximum));

alter table orders.line add constraint line_pkey PRIMARY KEY (voucher_id);

alter table orders.line add constraint line_check CHECK ((num_nonnulls(limit_per, limit_period, limit_start) = ANY (ARRAY[0, 3])));

alter table orders.line add constraint line_limit_per_check CHECK ((limit_per = ANY (ARRAY['person'::text, 'household'::text])));

alter table orders.line add constraint line_value_cents_check CHECK ((value_cents > 0));

alter table orders."order" add constraint order_pkey PRIMARY KEY (id);

alter table orders."order" add constraint order_delivery_check CHECK ((delivery = ANY (ARRAY['phone'::text, 'print'::text, 'post'::text, 'stip'::text])));

alter table orders."order" add constraint order_door_check CHECK ((door = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text])));

alter table orders."order" add constraint order_pick_up CHECK (((delivery = 'stip'::text) = (pick_up_at IS NOT NULL)));

alter table orders.pick_up add constraint pick_up_pkey PRIMARY KEY (order_id);

alter table orders.pick_up add constraint pick_up_document_check CHECK ((document = ANY (ARRAY['passport'::text, 'id-card'::text, 'driving-licence'::text, 'residence-permit'::text])));

alter table orders.pick_up add constraint pick_up_forgotten CHECK (((forgotten_on IS NULL) OR ((handed_at IS NOT NULL) AND (num_nonnulls(handed_by, document) = 0))));

alter table orders.pick_up add constraint pick_up_handed CHECK (((num_nonnulls(handed_at, handed_by, document) = ANY (ARRAY[0, 3])) OR (forgotten_on IS NOT NULL)));

alter table orders.pick_up add constraint pick_up_one_end CHECK ((num_nonnulls(handed_at, ended_at) <= 1));

alter table orders.sign_up add constraint sign_up_pkey PRIMARY KEY (id);

alter table orders.sign_up add constraint sign_up_draw_id_fkey FOREIGN KEY (draw_id) REFERENCES orders.draw(id);

alter table orders.sign_up add constraint sign_up_check CHECK (((place IS NULL) = (outcome IS NULL)));

alter table orders.sign_up add constraint sign_up_check1 CHECK (((withdrawn_at IS NULL) OR (outcome IS NULL)));

alter table orders.sign_up add constraint sign_up_check3 CHECK (((outcome = 'refused'::text) = (reason IS NOT NULL)));

alter table orders.sign_up add constraint sign_up_delivery_check CHECK ((delivery = ANY (ARRAY['phone'::text, 'print'::text, 'post'::text, 'stip'::text])));

alter table orders.sign_up add constraint sign_up_forgotten CHECK (((forgotten_on IS NULL) OR ((order_id IS NULL) AND (array_remove(people, NULL::uuid) = '{}'::uuid[]))));

alter table orders.sign_up add constraint sign_up_of_somebody CHECK (((resident_id IS NULL) = (forgotten_on IS NOT NULL)));

alter table orders.sign_up add constraint sign_up_outcome_check CHECK ((outcome = ANY (ARRAY['won'::text, 'lost'::text, 'refused'::text])));

alter table orders.sign_up add constraint sign_up_people_check CHECK (((cardinality(people) >= 1) AND (cardinality(people) <= 20)));

alter table orders.sign_up add constraint sign_up_pick_up CHECK (((delivery = 'stip'::text) = (pick_up_at IS NOT NULL)));

alter table orders.sign_up add constraint sign_up_place_check CHECK ((place > 0));

alter table orders.sign_up add constraint sign_up_won CHECK ((((outcome = 'won'::text) = (order_id IS NOT NULL)) OR (forgotten_on IS NOT NULL)));

alter table passes.pass add constraint pass_number_key UNIQUE (number);

alter table passes.pass add constraint pass_pkey PRIMARY KEY (id);

alter table passes.pass add constraint pass_check CHECK ((valid_from <= valid_to));

alter table passes.pass add constraint pass_check1 CHECK ((under_resident <> resident_id));

alter table passes.pass add constraint pass_number_check CHECK ((number ~ '^[0-9A-HJKMNP-TV-Z]{8}$'::text));

alter table passes.pass add constraint pass_state_check CHECK ((state = ANY (ARRAY['valid'::text, 'blocked'::text, 'ended'::text])));

alter table passes.pass_event add constraint pass_event_pkey PRIMARY KEY (id);

alter table passes.pass_event add constraint pass_event_pass_id_fkey FOREIGN KEY (pass_id) REFERENCES passes.pass(id);

alter table passes.pass_event add constraint pass_event_actor_door_check CHECK ((actor_door = ANY (ARRAY['resident'::text, 'provider'::text, 'staff'::text, 'system'::text])));

alter table passes.pass_event add constraint pass_event_reason_check CHECK ((reason ~ '^[a-z]+(-[a-z]+)*$'::text));

alter table providers.branch add constraint branch_pkey PRIMARY KEY (provider_id, "position");

alter table providers.branch add constraint branch_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers.provider(id);

alter table providers.branch add constraint branch_address_check CHECK ((address <> ''::text));

alter table providers.branch add constraint branch_lat_check CHECK (((lat >= ('-90'::integer)::numeric) AND (lat <= (90)::numeric)));

alter table providers.branch add constraint branch_lon_check CHECK (((lon >= ('-180'::integer)::numeric) AND (lon <= (180)::numeric)));

alter table providers.branch add constraint branch_name_check CHECK ((name <> ''::text));

alter table providers.branch add constraint branch_place_check CHECK ((place <> ''::text));

alter table providers.branch add constraint branch_position_check CHECK (("position" > 0));

alter table providers.branch add constraint branch_postcode_check CHECK ((postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'::text));

alter table providers.branch add constraint branch_spot_whole CHECK (((lat IS NULL) = (lon IS NULL)));

alter table providers.directory add constraint directory_pkey PRIMARY KEY (only_row);

alter table providers.directory add constraint directory_only_row_check CHECK (only_row);

alter table providers.member add constraint member_pkey PRIMARY KEY (group_id, provider_id);

alter table providers.member add constraint member_group_id_fkey FOREIGN KEY (group_id) REFERENCES providers.provider_group(id);

alter table providers.member add constraint member_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers.provider(id);

alter table providers.planned add constraint planned_pkey PRIMARY KEY (proposal_id);

alter table providers.planned add constraint planned_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES providers.proposal(id);

alter table providers.planned add constraint planned_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers.provider(id);

alter table providers.planned add constraint planned_changes_check CHECK (((jsonb_typeof(changes) = 'object'::text) AND (changes <> '{}'::jsonb)));

alter table providers.planned add constraint planned_check CHECK ((num_nulls(taken_back_at, taken_back_by, taken_back_by_name, taken_back_reason) = ANY (ARRAY[0, 4])));

alter table providers.planned add constraint planned_check1 CHECK ((num_nonnulls(kept_at, taken_back_at) < 2));

alter table providers.planned add constraint planned_taken_back_reason_check CHECK ((taken_back_reason <> ''::text));

alter table providers.proposal add constraint proposal_pkey PRIMARY KEY (id);

alter table providers.proposal add constraint proposal_corrects_fkey FOREIGN KEY (corrects) REFERENCES providers.proposal(id);

alter table providers.proposal add constraint proposal_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers.provider(id);

alter table providers.proposal add constraint proposal_changes_check CHECK ((jsonb_typeof(changes) = 'object'::text));

alter table providers.proposal add constraint proposal_check CHECK ((num_nulls(decided_at, decided_by, decided_by_name) =
CASE state
    WHEN 'waiting'::text THEN 3
    ELSE 0
END));

alter table providers.proposal add constraint proposal_check1 CHECK (((state = 'returned'::text) = (return_reason IS NOT NULL)));

alter table providers.proposal add constraint proposal_day_of_a_provider CHECK (((starts_on IS NULL) OR (provider_id IS NOT NULL)));

alter table providers.proposal add constraint proposal_four_eyes CHECK ((decided_by <> proposed_by));

alter table providers.proposal add constraint proposal_return_reason_check CHECK ((return_reason <> ''::text));

alter table providers.proposal add constraint proposal_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'returned'::text])));

alter table providers.proposal add constraint proposal_typed_check CHECK ((jsonb_typeof(typed) = 'object'::text));

alter table providers.provider add constraint provider_kvk_key UNIQUE (kvk);

alter table providers.provider add constraint provider_slug_key UNIQUE (slug);

alter table providers.provider add constraint provider_pkey PRIMARY KEY (id);

alter table providers.provider add constraint provider_address_check CHECK ((address <> ''::text));

alter table providers.provider add constraint provider_kvk_check CHECK ((kvk ~ '^[0-9]{8}$'::text));

alter table providers.provider add constraint provider_lat_check CHECK (((lat >= ('-90'::integer)::numeric) AND (lat <= (90)::numeric)));

alter table providers.provider add constraint provider_lon_check CHECK (((lon >= ('-180'::integer)::numeric) AND (lon <= (180)::numeric)));

alter table providers.provider add constraint provider_name_check CHECK ((name <> ''::text));

alter table providers.provider add constraint provider_place_check CHECK ((place <> ''::text));

alter table providers.provider add constraint provider_postcode_check CHECK ((postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'::text));

alter table providers.provider add constraint provider_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text));

alter table providers.provider add constraint provider_spot_whole CHECK (((lat IS NULL) = (lon IS NULL)));

alter table providers.provider add constraint provider_website_check CHECK (((website = ''::text) OR (website ~ '^https://'::text)));

alter table providers.provider_group add constraint provider_group_slug_key UNIQUE (slug);

alter table providers.provider_group add constraint provider_group_pkey PRIMARY KEY (id);

alter table providers.provider_group add constraint provider_group_name_check CHECK ((name <> ''::text));

alter table providers.provider_group add constraint provider_group_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text));

alter table providers.version add constraint version_proposal_id_key UNIQUE (proposal_id);

alter table providers.version add constraint version_pkey PRIMARY KEY (provider_id, number);

alter table providers.version add constraint version_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES providers.proposal(id);

alter table providers.version add constraint version_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers.provider(id);

alter table providers.version add constraint version_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text));

alter table providers.version add constraint version_number_check CHECK ((number > 0));

alter table redemptions.missed_code add constraint missed_code_pkey PRIMARY KEY (id);

alter table redemptions.redemption_event add constraint redemption_event_provider_id_nonce_key UNIQUE (provider_id, nonce);

alter table redemptions.redemption_event add constraint redemption_event_takes_back_key UNIQUE (takes_back);

alter table redemptions.redemption_event add constraint redemption_event_pkey PRIMARY KEY (id);

alter table redemptions.redemption_event add constraint redemption_event_takes_back_fkey FOREIGN KEY (takes_back) REFERENCES redemptions.redemption_event(id);

alter table redemptions.redemption_event add constraint redemption_event_check CHECK (((kind = 'taken-back'::text) = (takes_back IS NOT NULL)));

alter table redemptions.redemption_event add constraint redemption_event_kind_check CHECK ((kind = ANY (ARRAY['redeemed'::text, 'taken-back'::text])));

alter table redemptions.redemption_event add constraint redemption_event_nonce_check CHECK (((length(nonce) >= 8) AND (length(nonce) <= 64)));

alter table redemptions.redemption_event add constraint redemption_event_way_check CHECK ((way = ANY (ARRAY['code'::text, 'qr'::text])));

alter table reports.visit add constraint visit_pkey PRIMARY KEY (id);

alter table reports.visit add constraint visit_page_check CHECK ((page ~ '^/'::text));

alter table reports.visit add constraint visit_visits_check CHECK ((visits > 0));

alter table residents.email_code add constraint email_code_pkey PRIMARY KEY (id);

alter table residents.email_code add constraint email_code_code_find_check CHECK ((octet_length(code_find) = 32));

alter table residents.email_code add constraint email_code_email_find_check CHECK ((octet_length(email_find) = 32));

alter table residents.email_code add constraint email_code_session_find_check CHECK ((octet_length(session_find) = 32));

alter table residents.email_code add constraint email_code_tries_check CHECK (((tries >= 0) AND (tries <= 5)));

alter table residents.household add constraint household_pkey PRIMARY KEY (id);

alter table residents.kin_mark add constraint kin_mark_pkey PRIMARY KEY (resident_id, bsn_find);

alter table residents.kin_mark add constraint kin_mark_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES residents.resident(id) ON DELETE CASCADE;

alter table residents.kin_mark add constraint kin_mark_bsn_find_check CHECK ((octet_length(bsn_find) = 32));

alter table residents.note add constraint note_pkey PRIMARY KEY (resident_id, "position");

alter table residents.note add constraint note_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES residents.resident(id);

alter table residents.note add constraint note_about_check CHECK ((about = ANY (ARRAY['self'::text, 'partner'::text, 'child'::text])));

alter table residents.note add constraint note_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text));

alter table residents.note add constraint note_note_check CHECK ((note = ANY (ARRAY['lives-elsewhere'::text, 'secret-address'::text, 'deceased'::text, 'birth-date-incomplete'::text, 'under-investigation'::text, 'address-unknown'::text, 'partner-elsewhere'::text, 'relative-unknown'::text])));

alter table residents.reach add constraint reach_pkey PRIMARY KEY (resident_id);

alter table residents.reach add constraint reach_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES residents.resident(id);

alter table residents.reach add constraint reach_set_under_fkey FOREIGN KEY (set_under) REFERENCES residents.representation(id);

alter table residents.reach add constraint reach_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'letter'::text])));

alter table residents.reach add constraint reach_check CHECK (((channel = 'letter'::text) OR (num_nulls(email_find, email_sealed, confirmed_at, consent_at, consent_version) = 0)));

alter table residents.reach add constraint reach_check1 CHECK (((channel = 'email'::text) OR (num_nonnulls(email_find, email_sealed, confirmed_at, consent_at, consent_version) = 0)));

alter table residents.reach add constraint reach_consent_language_check CHECK ((consent_language = ANY (ARRAY['nl'::text, 'en'::text])));

alter table residents.reach add constraint reach_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])));

alter table residents.reach_event add constraint reach_event_pkey PRIMARY KEY (id);

alter table residents.reach_event add constraint reach_event_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES residents.resident(id);

alter table residents.reach_event add constraint reach_event_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'letter'::text])));

alter table residents.reach_event add constraint reach_event_consent_language_check CHECK ((consent_language = ANY (ARRAY['nl'::text, 'en'::text])));

alter table residents.refused_field add constraint refused_field_pkey PRIMARY KEY (field);

alter table residents.refused_field add constraint refused_field_check CHECK ((last_at >= first_at));

alter table residents.relation add constraint relation_pkey PRIMARY KEY (resident_id, other_id, kind);

alter table residents.relation add constraint relation_other_id_fkey FOREIGN KEY (other_id) REFERENCES residents.resident(id);

alter table residents.relation add constraint relation_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES residents.resident(id);

alter table residents.relation add constraint relation_check CHECK ((resident_id <> other_id));

alter table residents.relation add constraint relation_kind_check CHECK ((kind = ANY (ARRAY['partner'::text, 'parent-of'::text])));

alter table residents.representation add constraint representation_pkey PRIMARY KEY (id);

alter table residents.representation add constraint representation_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES residents.resident(id);

alter table residents.representation add constraint representation_check CHECK (((to_day IS NULL) OR (from_day <= to_day)));

alter table residents.representation add constraint representation_check1 CHECK (((kind <> 'authorised'::text) OR (to_day IS NOT NULL)));

alter table residents.representation add constraint representation_check2 CHECK (((ended_at IS NULL) = (ended_by IS NULL)));

alter table residents.representation add constraint representation_ground_check CHECK ((ground = ANY (ARRAY['birth-register'::text, 'court-order'::text, 'curateleregister'::text, 'signed-authorisation'::text])));

alter table residents.representation add constraint representation_kind_check CHECK ((kind = ANY (ARRAY['parent'::text, 'bewindvoerder'::text, 'mentor'::text, 'authorised'::text])));

alter table residents.representation add constraint representation_representative_find_check CHECK ((octet_length(representative_find) = 32));

alter table residents.representation add constraint representation_representative_name_check CHECK ((representative_name <> ''::text));

alter table residents.representation_act add constraint representation_act_pkey PRIMARY KEY (id);

alter table residents.representation_act add constraint representation_act_representation_id_fkey FOREIGN KEY (representation_id) REFERENCES residents.representation(id);

alter table residents.representation_act add constraint representation_act_what_check CHECK ((what <> ''::text));

alter table residents.representation_read add constraint representation_read_pkey PRIMARY KEY (representation_id, day, what);

alter table residents.representation_read add constraint representation_read_representation_id_fkey FOREIGN KEY (representation_id) REFERENCES residents.representation(id);

alter table residents.representation_read add constraint representation_read_what_check CHECK ((what <> ''::text));

alter table residents.resident add constraint resident_bsn_find_key UNIQUE (bsn_find);

alter table residents.resident add constraint resident_pkey PRIMARY KEY (id);

alter table residents.resident add constraint resident_household_id_fkey FOREIGN KEY (household_id) REFERENCES residents.household(id);

alter table residents.resident add constraint resident_address_kind_check CHECK ((address_kind = ANY (ARRAY['home'::text, 'location'::text, 'abroad'::text, 'unknown'::text])));

alter table residents.resident add constraint resident_address_lines_check CHECK ((cardinality(address_lines) <= 5));

alter table residents.resident add constraint resident_bsn_find_check CHECK ((octet_length(bsn_find) = 32));

alter table residents.resident add constraint resident_ground_check CHECK ((ground = ANY (ARRAY['applied'::text, 'partner-of-applicant'::text, 'child-of-applicant'::text, 'entered-by-staff'::text])));

alter table residents.resident add constraint resident_is_somebody CHECK (
CASE
    WHEN (forgotten_on IS NULL) THEN ((num_nulls(bsn_find, bsn_sealed) = 0) AND (given_name <> ''::text) AND (full_name <> ''::text))
    ELSE ((num_nonnulls(bsn_find, bsn_sealed, born) = 0) AND (given_name = ''::text) AND (full_name = ''::text) AND (born_text = ''::text) AND (address_lines = '{}'::text[]) AND (address_kind = 'unknown'::text))
END);

alter table vouchers.voucher add constraint voucher_code_find_key UNIQUE (code_find);

alter table vouchers.voucher add constraint voucher_pkey PRIMARY KEY (id);

alter table vouchers.voucher add constraint voucher_check CHECK ((valid_from <= valid_to));

alter table vouchers.voucher add constraint voucher_check1 CHECK ((num_nonnulls(provider_id, provider_group_id) = 1));

alter table vouchers.voucher add constraint voucher_code_find_check CHECK ((octet_length(code_find) = 32));

alter table vouchers.voucher add constraint voucher_ended CHECK (
CASE state
    WHEN 'issued'::text THEN (num_nonnulls(redeemed_at, redeemed_by, redemption_id, cancelled_at) = 0)
    WHEN 'redeemed'::text THEN ((num_nonnulls(redeemed_at, redeemed_by, redemption_id) = 3) AND (cancelled_at IS NULL))
    WHEN 'cancelled'::text THEN ((num_nonnulls(redeemed_at, redeemed_by, redemption_id) = 0) AND (cancelled_at IS NOT NULL))
    ELSE false
END);

alter table vouchers.voucher add constraint voucher_key_id_check CHECK ((length(key_id) = 2));

alter table vouchers.voucher add constraint voucher_state_check CHECK ((state = ANY (ARRAY['issued'::text, 'redeemed'::text, 'cancelled'::text])));

-- Indexes

CREATE INDEX address_notice_due ON messages.address_notice USING btree (next_attempt_at);

CREATE INDEX address_notice_sent_at ON messages.address_notice_sent USING btree (sent_at);

CREATE INDEX amounts_left ON eligibility.amounts USING btree (assessment_id) WHERE (forgotten_on IS NULL);

CREATE INDEX application_event_application ON eligibility.application_event USING btree (application_id, at);

CREATE INDEX application_event_last ON eligibility.application_event USING btree (application_id, at DESC, id DESC);

CREATE INDEX application_last ON eligibility.application USING btree (household_id, received_at DESC, id DESC) INCLUDE (state);

CREATE INDEX application_left ON eligibility.application USING btree (id) WHERE (words_forgotten_on IS NULL);

CREATE INDEX application_queue ON eligibility.application USING btree (last_day, received_at) WHERE (state = ANY (ARRAY['in-review'::text, 'waiting-for-resident'::text, 'refusal-proposed'::text]));

CREATE INDEX application_resident ON eligibility.application USING btree (resident_id, received_at);

CREATE INDEX application_waiting ON eligibility.application USING btree (next_try_at) WHERE (state = 'waiting-for-source'::text);

CREATE INDEX assessment_newest ON eligibility.assessment USING btree (application_id, made_at DESC, id DESC);

CREATE INDEX attempt_of_message ON messages.attempt USING btree (message_id, at);

CREATE INDEX briefing_standing ON contacts.briefing USING btree (made_at) WHERE (ended_at IS NULL);

CREATE INDEX bsn_miss_of ON contacts.bsn_miss USING btree (staff_id, at);

CREATE INDEX chance_resident ON orders.chance USING btree (resident_id);

CREATE INDEX chance_sign_up ON orders.chance USING btree (sign_up_id);

CREATE INDEX decision_application ON eligibility.decision USING btree (application_id);

CREATE INDEX delivery_due ON messages.delivery USING btree (behind, next_attempt_at) WHERE ((state = 'waiting'::text) AND (channel = 'email'::text));

CREATE INDEX delivery_number ON messages.delivery USING btree (messages.letter_number(message_id)) WHERE ((channel = 'letter'::text) AND (state = 'posted'::text));

CREATE INDEX delivery_post ON messages.delivery USING btree (next_attempt_at) WHERE ((state = 'waiting'::text) AND (channel = 'letter'::text));

CREATE INDEX delivery_returned ON messages.delivery USING btree (returned_at) WHERE (state = 'returned'::text);

CREATE INDEX desk_visit_age ON contacts.desk_visit USING btree (opened_at);

CREATE INDEX desk_visit_call_back ON contacts.desk_visit USING btree (call_back_on) WHERE ((call_back_on IS NOT NULL) AND (called_at IS NULL));

CREATE INDEX desk_visit_resident ON contacts.desk_visit USING btree (resident_id, opened_at DESC);

CREATE INDEX draft_file ON offers.draft USING btree (file_id) WHERE (file_id IS NOT NULL);

CREATE INDEX draft_open ON offers.draft USING btree (changed_at) WHERE (state = ANY (ARRAY['writing'::text, 'waiting'::text, 'returned'::text]));

CREATE INDEX draft_picture ON offers.draft USING btree (((typed ->> 'beeld'::text))) WHERE ((typed ->> 'beeld'::text) <> ''::text);

CREATE INDEX draft_to_forget ON offers.draft USING btree (changed_at) WHERE (state = 'dropped'::text);

CREATE INDEX email_code_age ON residents.email_code USING btree (sent_at);

CREATE INDEX email_code_email ON residents.email_code USING btree (email_find, sent_at);

CREATE INDEX email_code_session ON residents.email_code USING btree (session_find, sent_at DESC);

CREATE INDEX ending_unfinished ON orders.ending USING btree (asked_at) WHERE (finished_at IS NULL);

CREATE INDEX entry_of_matter ON contacts.entry USING btree (matter_id, at, id);

CREATE INDEX event_of_subject ON audit.event USING btree (subject_kind, subject_id, number);

CREATE INDEX evidence_application ON eligibility.evidence USING btree (application_id, received_at);

CREATE INDEX evidence_left ON eligibility.evidence USING btree (application_id) WHERE (gone_on IS NULL);

CREATE INDEX extension_left ON eligibility.extension USING btree (application_id) WHERE (reason_sealed IS NOT NULL);

CREATE INDEX idempotency_age ON orders.idempotency USING btree (created_at);

CREATE INDEX involved_notice_due ON contacts.involved USING btree (notice_due) WHERE (notice_due IS NOT NULL);

CREATE INDEX involved_staff ON contacts.involved USING btree (staff_id) WHERE (copy_at IS NOT NULL);

CREATE INDEX library_code_pass ON contacts.library_code USING btree (pass_id) WHERE (ended_at IS NULL);

CREATE INDEX library_code_resident ON contacts.library_code USING btree (resident_id);

CREATE INDEX library_try_pass ON contacts.library_try USING btree (pass_find, at);

CREATE INDEX library_try_sender ON contacts.library_try USING btree (sender_find, at);

CREATE INDEX line_order ON orders.line USING btree (order_id);

CREATE INDEX mail_age ON contacts.mail USING btree (read_at);

CREATE INDEX mail_read ON contacts.mail USING btree (read_at);

CREATE INDEX mail_sender ON contacts.mail USING btree (sender_find, arrived_at) WHERE (sender_find IS NOT NULL);

CREATE INDEX mail_thread ON contacts.mail USING btree (thread_find) WHERE ((thread_find IS NOT NULL) AND (matter_id IS NOT NULL));

CREATE INDEX mail_to_look_at ON contacts.mail USING btree (arrived_at) WHERE ((sealed IS NOT NULL) AND (handled_at IS NULL));

CREATE INDEX matter_of_cause ON contacts.matter USING btree (cause_id) WHERE (cause_id IS NOT NULL);

CREATE INDEX matter_of_resident ON contacts.matter USING btree (resident_id, received_at DESC) WHERE (resident_id IS NOT NULL);

CREATE INDEX matter_queue ON contacts.matter USING btree (last_day, received_at) WHERE (state = ANY (ARRAY['open'::text, 'waiting'::text]));

CREATE INDEX matter_received ON contacts.matter USING btree (received_at);

CREATE INDEX matter_says_resident ON contacts.matter USING btree (says_resident_id) WHERE (says_resident_id IS NOT NULL);

CREATE INDEX matter_to_forget ON contacts.matter USING btree (received_at) WHERE ((forgotten_on IS NULL) AND (state = ANY (ARRAY['settled'::text, 'merged'::text])));

CREATE INDEX matter_waiting ON contacts.matter USING btree (reply_until) WHERE (state = 'waiting'::text);

CREATE INDEX member_provider ON providers.member USING btree (provider_id);

CREATE INDEX message_age ON messages.message USING btree (created_at) WHERE (forgotten_on IS NULL);

CREATE INDEX message_of_resident ON messages.message USING btree (resident_id, created_at DESC);

CREATE INDEX missed_code_provider ON redemptions.missed_code USING btree (provider_id, at);

CREATE INDEX missed_word_month ON offers.missed_word USING btree (month);

CREATE INDEX objection_application ON eligibility.objection USING btree (application_id);

CREATE INDEX objection_event_left ON eligibility.objection_event USING btree (objection_id) WHERE (words_sealed IS NOT NULL);

CREATE INDEX objection_missing_due ON eligibility.objection USING btree (missing_due) WHERE (state = 'incomplete'::text);

CREATE INDEX objection_queue ON eligibility.objection USING btree (last_day, entered_at) WHERE (state = ANY (ARRAY['received'::text, 'incomplete'::text, 'hearing'::text, 'heard'::text]));

CREATE INDEX objection_resident ON eligibility.objection USING btree (resident_id, entered_at);

CREATE INDEX order_at_stip ON orders."order" USING btree (pick_up_at, ordered_at) WHERE (delivery = 'stip'::text);

CREATE INDEX order_resident ON orders."order" USING btree (resident_id, ordered_at);

CREATE INDEX outage_days ON eligibility.outage USING btree (from_at, to_at);

CREATE INDEX outgoing_due ON contacts.outgoing USING btree (next_attempt_at) WHERE ((delivery = 'waiting'::text) AND (channel = 'email'::text));

CREATE INDEX outgoing_of_matter ON contacts.outgoing USING btree (matter_id, created_at);

CREATE INDEX outgoing_to ON contacts.outgoing USING btree (to_find, created_at) WHERE (to_find IS NOT NULL);

CREATE INDEX paper_of_matter ON contacts.paper USING btree (matter_id, received_at);

CREATE INDEX pass_decision ON passes.pass USING btree (decision_id);

CREATE INDEX pass_event_pass ON passes.pass_event USING btree (pass_id, at);

CREATE INDEX pass_household ON passes.pass USING btree (household_id);

CREATE INDEX pass_resident ON passes.pass USING btree (resident_id);

CREATE INDEX pass_under ON passes.pass USING btree (under_resident) WHERE (under_resident IS NOT NULL);

CREATE INDEX pick_up_to_forget ON orders.pick_up USING btree (handed_at) WHERE (handed_by IS NOT NULL);

CREATE INDEX planned_move_due ON eligibility.planned_move USING btree (due_at) WHERE (state = 'waiting'::text);

CREATE INDEX planned_move_left ON eligibility.planned_move USING btree (application_id) WHERE ((typed_sealed IS NOT NULL) OR (length(returned_sealed) > 0));

CREATE INDEX processing_at ON audit.processing_log USING brin (at);

CREATE INDEX processing_of_subject ON audit.processing_log USING btree (data_subject_find, number);

CREATE INDEX reach_email ON residents.reach USING btree (email_find) WHERE (email_find IS NOT NULL);

CREATE INDEX reach_event_resident ON residents.reach_event USING btree (resident_id, at);

CREATE INDEX reach_set_under ON residents.reach USING btree (set_under) WHERE (set_under IS NOT NULL);

CREATE INDEX redemption_event_provider ON redemptions.redemption_event USING btree (provider_id, at);

CREATE INDEX redemption_event_voucher ON redemptions.redemption_event USING btree (voucher_id, at);

CREATE INDEX relation_other ON residents.relation USING btree (other_id);

CREATE INDEX representation_act_of ON residents.representation_act USING btree (representation_id, at);

CREATE INDEX representation_find ON residents.representation USING btree (representative_find) WHERE (ended_at IS NULL);

CREATE INDEX representation_resident ON residents.representation USING btree (resident_id);

CREATE INDEX request_application ON eligibility.request USING btree (application_id, asked_at);

CREATE INDEX request_due ON eligibility.request USING btree (due_on) WHERE (state = 'open'::text);

CREATE INDEX request_left ON eligibility.request USING btree (application_id) WHERE (forgotten_on IS NULL);

CREATE INDEX resident_born ON residents.resident USING btree (born);

CREATE INDEX resident_entered ON residents.resident USING btree (read_at) WHERE (ground = 'entered-by-staff'::text);

CREATE INDEX resident_household ON residents.resident USING btree (household_id);

CREATE INDEX resident_quiet ON residents.resident USING btree (read_at) WHERE (forgotten_on IS NULL);

CREATE INDEX retest_result_case ON eligibility.retest_result USING btree (case_id) WHERE (case_id IS NOT NULL);

CREATE INDEX retest_result_to_follow ON eligibility.retest_result USING btree (retest_id, household_id) WHERE ((followed IS NULL) AND (((stood = 'granted'::text) AND (outcome = 'failed'::text)) OR ((stood = 'refused'::text) AND (outcome = 'passed'::text))));

CREATE INDEX session_by_end ON identity.session USING btree (idle_end);

CREATE INDEX session_by_subject ON identity.session USING btree (subject_id) WHERE (revoked_at IS NULL);

CREATE INDEX sign_in_attempt_by_age ON identity.sign_in_attempt USING btree (created_at);

CREATE INDEX sign_in_event_by_day ON identity.sign_in_event USING btree (day, door, cause);

CREATE INDEX sign_up_resident ON orders.sign_up USING btree (resident_id) WHERE (resident_id IS NOT NULL);

CREATE INDEX sign_up_to_forget ON orders.sign_up USING btree (draw_id) WHERE (forgotten_on IS NULL);

CREATE INDEX stock_sold_out ON offers.stock USING btree (offer_id) WHERE sold_out;

CREATE INDEX stock_wish_offer ON offers.stock_wish USING btree (offer_id, asked_at) WHERE (told_at IS NULL);

CREATE INDEX version_picture ON offers.version USING btree (picture) WHERE (picture IS NOT NULL);

CREATE INDEX version_published ON knowledge.version USING btree (key, language, number DESC) WHERE (state = 'published'::text);

CREATE INDEX visit_day ON reports.visit USING btree (day);

CREATE INDEX voucher_resident ON vouchers.voucher USING btree (resident_id, issued_at);

CREATE UNIQUE INDEX application_one_open ON eligibility.application USING btree (resident_id) WHERE (state = ANY (ARRAY['submitted'::text, 'waiting-for-source'::text, 'in-review'::text, 'waiting-for-resident'::text, 'refusal-proposed'::text]));

CREATE UNIQUE INDEX decision_first ON eligibility.decision USING btree (application_id) WHERE (replaces IS NULL);

CREATE UNIQUE INDEX draft_one_open ON offers.draft USING btree (offer_id) WHERE (state = ANY (ARRAY['writing'::text, 'waiting'::text, 'returned'::text]));

CREATE UNIQUE INDEX draw_open ON orders.draw USING btree (offer_id) WHERE ((drawn_at IS NULL) AND (stopped_at IS NULL));

CREATE UNIQUE INDEX library_code_one ON contacts.library_code USING btree (resident_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX mail_same ON contacts.mail USING btree (same_find) WHERE (kind <> 'twice'::text);

CREATE UNIQUE INDEX norm_proposal_one_waiting ON eligibility.norm_proposal USING btree (effective_from) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX norm_proposal_version ON eligibility.norm_proposal USING btree (effective_from, norm_version);

CREATE UNIQUE INDEX objection_event_objection ON eligibility.objection_event USING btree (objection_id, "position");

CREATE UNIQUE INDEX objection_one ON eligibility.objection USING btree (decision_id) WHERE (state <> 'withdrawn'::text);

CREATE UNIQUE INDEX pass_one_at_a_time ON passes.pass USING btree (resident_id) WHERE (state <> 'ended'::text);

CREATE UNIQUE INDEX penalty_decision_of_application ON eligibility.penalty_decision USING btree (application_id) WHERE (objection_id IS NULL);

CREATE UNIQUE INDEX penalty_decision_of_objection ON eligibility.penalty_decision USING btree (objection_id) WHERE (objection_id IS NOT NULL);

CREATE UNIQUE INDEX planned_move_one_waiting ON eligibility.planned_move USING btree (application_id) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX planned_one ON providers.planned USING btree (provider_id) WHERE ((kept_at IS NULL) AND (taken_back_at IS NULL));

CREATE UNIQUE INDEX policy_proposal_one_waiting ON eligibility.policy_proposal USING btree (effective_from) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX proposal_one_waiting ON providers.proposal USING btree (provider_id) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX representation_one ON residents.representation USING btree (resident_id, representative_find) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX request_one_open ON eligibility.request USING btree (application_id) WHERE (state = 'open'::text);

CREATE UNIQUE INDEX retest_one_at_a_time ON eligibility.retest USING btree ((true)) WHERE (stage = ANY (ARRAY['counting'::text, 'preview'::text, 'processing'::text]));

CREATE UNIQUE INDEX sign_up_of ON orders.sign_up USING btree (draw_id, resident_id) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX stock_wish_open ON offers.stock_wish USING btree (resident_id, offer_id) WHERE (told_at IS NULL);

CREATE UNIQUE INDEX voucher_redemption ON vouchers.voucher USING btree (redemption_id) WHERE (redemption_id IS NOT NULL);

-- Views

create view eligibility.decision_in_force as
 SELECT id,
    application_id,
    assessment_id,
    outcome,
    made_by,
    staff_id,
    staff_name,
    reasons,
    decided_at,
    announced_on,
    objection_last_day,
    valid_from,
    valid_to,
    policy_version,
    replaces,
    replaced_because,
    not_heard,
    second_id,
    second_name
   FROM eligibility.decision d
  WHERE (NOT (EXISTS ( SELECT
           FROM eligibility.decision later
          WHERE (later.replaces = d.id))));

create view reports.applications_per_month as
 SELECT reports.month_of(a.received_at) AS month,
    count(*) AS received,
    count(*) FILTER (WHERE (s.admitted AND (s.made_by = 'machine'::text))) AS at_once,
    count(*) FILTER (WHERE (s.admitted AND (s.made_by IS DISTINCT FROM 'machine'::text))) AS after_look,
    count(*) FILTER (WHERE ((a.state = ANY (ARRAY['refused'::text, 'set-aside'::text])) AND (NOT s.admitted))) AS refused,
    count(*) FILTER (WHERE (a.state <> ALL (ARRAY['granted'::text, 'refused'::text, 'set-aside'::text, 'withdrawn'::text]))) AS waiting,
    count(*) FILTER (WHERE (a.state = 'withdrawn'::text)) AS withdrawn
   FROM (((eligibility.application a
     LEFT JOIN eligibility.decision_in_force d ON ((d.application_id = a.id)))
     LEFT JOIN eligibility.decision yes ON (((yes.id = d.replaces) AND (d.replaced_because = 'ended'::text))))
     CROSS JOIN LATERAL ( SELECT ((a.state = 'granted'::text) OR (yes.id IS NOT NULL)) AS admitted,
            COALESCE(yes.made_by, d.made_by) AS made_by) s)
  GROUP BY (reports.month_of(a.received_at));

create view reports.broken_budget as
 SELECT b.offer_id,
    b.total,
    b.spent,
    COALESCE(l.taken, (0)::bigint) AS taken
   FROM (offers.budgets() b(offer_id, total, spent)
     LEFT JOIN ( SELECT line.offer_id,
            sum(line.value_cents) AS taken
           FROM orders.line
          WHERE (line.given_back_at IS NULL)
          GROUP BY line.offer_id) l USING (offer_id))
  WHERE ((b.spent <> COALESCE(l.taken, (0)::bigint)) OR (b.spent > b.total));

create view reports.broken_forgotten as
 SELECT id AS resident_id
   FROM residents.resident r
  WHERE ((forgotten_on IS NOT NULL) AND ((EXISTS ( SELECT
           FROM passes.pass p
          WHERE ((p.resident_id = r.id) AND (p.state <> 'ended'::text) AND (p.valid_to >= r.forgotten_on)))) OR (EXISTS ( SELECT
           FROM vouchers.voucher v
          WHERE ((v.resident_id = r.id) AND (v.state = 'issued'::text) AND (v.valid_to >= r.forgotten_on)))) OR (EXISTS ( SELECT
           FROM eligibility.application a
          WHERE ((a.resident_id = r.id) AND (a.state <> ALL (ARRAY['granted'::text, 'refused'::text, 'set-aside'::text, 'withdrawn'::text])))))));

create view reports.broken_ground as
 SELECT v.id AS voucher_id
   FROM ((vouchers.voucher v
     LEFT JOIN passes.pass p ON ((p.id = v.pass_id)))
     LEFT JOIN eligibility.decision d ON (((d.id = p.decision_id) AND (d.outcome = 'granted'::text))))
  WHERE ((d.id IS NULL) OR (p.resident_id <> v.resident_id) OR ((((v.issued_at AT TIME ZONE 'Europe/Amsterdam'::text))::date < p.valid_from) OR (((v.issued_at AT TIME ZONE 'Europe/Amsterdam'::text))::date > p.valid_to)));

create view reports.broken_limit as
 SELECT u.subject_kind,
    u.subject_id,
    u.offer_id,
    u.period,
    u.period_start,
    u.used,
    u.maximum,
    count(l.voucher_id) AS vouchers
   FROM (orders.limit_use u
     LEFT JOIN orders.line l ON (((l.offer_id = u.offer_id) AND (l.limit_per = u.subject_kind) AND (l.limit_period = u.period) AND (l.limit_start = u.period_start) AND (l.given_back_at IS NULL) AND (u.subject_id =
        CASE u.subject_kind
            WHEN 'person'::text THEN l.resident_id
            ELSE l.household_id
        END))))
  GROUP BY u.subject_kind, u.subject_id, u.offer_id, u.period, u.period_start, u.used, u.maximum
 HAVING ((u.used <> count(l.voucher_id)) OR (u.used > u.maximum));

create view reports.broken_promise as
 SELECT v.id AS voucher_id
   FROM ((vouchers.voucher v
     LEFT JOIN orders.line l ON ((l.voucher_id = v.id)))
     LEFT JOIN offers.version o ON ((o.id = v.version_id)))
  WHERE ((l.voucher_id IS NULL) OR (o.offer_id IS DISTINCT FROM v.offer_id) OR (l.resident_id <> v.resident_id) OR ((l.given_back_at IS NOT NULL) <> (v.state = 'cancelled'::text)));

create view reports.broken_redemption as
 SELECT v.id AS voucher_id
   FROM (vouchers.voucher v
     LEFT JOIN redemptions.redemption_event e ON (((e.id = v.redemption_id) AND (e.kind = 'redeemed'::text) AND (e.voucher_id = v.id) AND (e.provider_id = v.redeemed_by))))
  WHERE ((v.state = 'redeemed'::text) AND (e.id IS NULL))
UNION ALL
 SELECT e.voucher_id
   FROM ((redemptions.redemption_event e
     LEFT JOIN redemptions.redemption_event b ON ((b.takes_back = e.id)))
     LEFT JOIN vouchers.voucher v ON (((v.id = e.voucher_id) AND (v.redemption_id = e.id))))
  WHERE ((e.kind = 'redeemed'::text) AND (b.id IS NULL) AND (v.id IS NULL));

create view reports.broken_rows as
 SELECT 'line'::text AS what,
    l.voucher_id AS id
   FROM (orders.line l
     LEFT JOIN orders."order" o ON ((o.id = l.order_id)))
  WHERE (o.id IS NULL)
UNION ALL
 SELECT 'delivery'::text AS what,
    d.message_id AS id
   FROM (messages.delivery d
     LEFT JOIN messages.message m ON ((m.id = d.message_id)))
  WHERE (m.id IS NULL);

create view reports.broken_sign_up as
 SELECT s.id AS sign_up_id
   FROM ((orders.sign_up s
     JOIN orders.draw d ON ((d.id = s.draw_id)))
     LEFT JOIN offers.version o ON ((o.id = s.version_id)))
  WHERE (((s.version_id IS NOT NULL) AND (o.offer_id IS DISTINCT FROM d.offer_id)) OR ((s.forgotten_on IS NULL) AND (( SELECT count(*) AS count
           FROM orders.chance c
          WHERE (c.sign_up_id = s.id)) <>
        CASE
            WHEN (s.withdrawn_at IS NULL) THEN cardinality(s.people)
            ELSE 0
        END)));

create view reports.broken_stock as
 SELECT s.offer_id,
    s.initial,
    s.remaining,
    COALESCE(l."out", (0)::bigint) AS "out"
   FROM (offers.stock s
     LEFT JOIN ( SELECT line.offer_id,
            count(*) AS "out"
           FROM orders.line
          WHERE (line.given_back_at IS NULL)
          GROUP BY line.offer_id) l USING (offer_id))
  WHERE ((s.remaining + COALESCE(l."out", (0)::bigint)) <> s.initial);

create view reports.reason_to_look as
 SELECT application.resident_id,
    ((application.received_at AT TIME ZONE 'Europe/Amsterdam'::text))::date AS from_day,
    ((application.closed_at AT TIME ZONE 'Europe/Amsterdam'::text))::date AS until_day
   FROM eligibility.application
UNION ALL
 SELECT objection.resident_id,
    objection.received_on AS from_day,
        CASE
            WHEN (objection.state <> ALL (ARRAY['received'::text, 'incomplete'::text, 'hearing'::text, 'heard'::text])) THEN COALESCE(((objection.decided_at AT TIME ZONE 'Europe/Amsterdam'::text))::date, objection.last_day)
            ELSE NULL::date
        END AS until_day
   FROM eligibility.objection
UNION ALL
 SELECT matter.resident_id,
    ((matter.received_at AT TIME ZONE 'Europe/Amsterdam'::text))::date AS from_day,
    ((matter.settled_at AT TIME ZONE 'Europe/Amsterdam'::text))::date AS until_day
   FROM contacts.matter
  WHERE (matter.resident_id IS NOT NULL)
UNION ALL
 SELECT desk_visit.resident_id,
    ((desk_visit.opened_at AT TIME ZONE 'Europe/Amsterdam'::text))::date AS from_day,
    ((COALESCE(desk_visit.called_at, desk_visit.closed_at, desk_visit.opened_at) AT TIME ZONE 'Europe/Amsterdam'::text))::date AS until_day
   FROM contacts.desk_visit
  WHERE ((desk_visit.checked_at IS NOT NULL) OR (desk_visit.note IS NOT NULL));

create view reports.redeemed_at_provider as
 SELECT e.provider_id,
    reports.month_of(e.at) AS month,
    v.version_id,
    count(*) FILTER (WHERE (b.id IS NULL)) AS redeemed,
    count(b.id) AS taken_back
   FROM ((redemptions.redemption_event e
     JOIN vouchers.voucher v ON ((v.id = e.voucher_id)))
     LEFT JOIN redemptions.redemption_event b ON ((b.takes_back = e.id)))
  WHERE (e.kind = 'redeemed'::text)
  GROUP BY e.provider_id, (reports.month_of(e.at)), v.version_id;

create view reports.redeemed_per_month as
 SELECT reports.month_of(redeemed_at) AS month,
    count(*) AS redeemed
   FROM vouchers.voucher v
  WHERE (state = 'redeemed'::text)
  GROUP BY (reports.month_of(redeemed_at));

create view reports.sign_ins_per_month as
 SELECT (date_trunc('month'::text, (day)::timestamp with time zone))::date AS month,
    door,
    cause,
    count(*) AS sign_ins
   FROM identity.sign_in_event e
  GROUP BY ((date_trunc('month'::text, (day)::timestamp with time zone))::date), door, cause;

create view reports.visits_per_month as
 SELECT (date_trunc('month'::text, (day)::timestamp with time zone))::date AS month,
    sum(visits) AS visits
   FROM reports.visit v
  GROUP BY ((date_trunc('month'::text, (day)::timestamp with time zone))::date);

create view reports.vouchers_per_month as
 SELECT reports.month_of(v.issued_at) AS month,
    o.category,
    count(*) AS ordered,
    count(*) FILTER (WHERE (r.door = 'staff'::text)) AS by_desk,
    count(*) FILTER (WHERE (v.state = 'cancelled'::text)) AS cancelled
   FROM (((vouchers.voucher v
     JOIN offers.version o ON ((o.id = v.version_id)))
     LEFT JOIN orders.line l ON ((l.voucher_id = v.id)))
     LEFT JOIN orders."order" r ON ((r.id = l.order_id)))
  GROUP BY (reports.month_of(v.issued_at)), o.category;

-- Functions

CREATE OR REPLACE FUNCTION audit.never_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception '% on %.%: the record of what happened never changes', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$function$
;

CREATE OR REPLACE FUNCTION audit.next_number(series regclass)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform pg_current_xact_id();
  return nextval(series);
end
$function$
;

CREATE OR REPLACE FUNCTION audit.record(at timestamp with time zone, actor_door text, actor_id text, actor_role text, action text, subject_kind text, subject_id text, facts jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
  insert into audit.event (at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts)
  values (at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, coalesce(facts, '{}'))
$function$
;

CREATE OR REPLACE FUNCTION audit.record_many(p_events jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
  insert into audit.event (at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts)
  select e.at, e.actor_door, e.actor_id, e.actor_role, e.action, e.subject_kind, e.subject_id, coalesce(e.facts, '{}')
    from jsonb_to_recordset(p_events) as e (at timestamptz, actor_door text, actor_id text, actor_role text, action text,
                                            subject_kind text, subject_id text, facts jsonb)
$function$
;

CREATE OR REPLACE FUNCTION audit.record_same(p_action text, p_subject_kind text, p_ats timestamp with time zone[], p_doors text[], p_actors text[], p_roles text[], p_subjects uuid[], p_facts jsonb[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform pg_current_xact_id();
  insert into audit.event (number, at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts)
  select nextval('audit.event_number'), e.at, e.door, e.actor, e.role, p_action, p_subject_kind, e.subject::text, e.facts
    from unnest(p_ats, p_doors, p_actors, p_roles, p_subjects, p_facts) e (at, door, actor, role, subject, facts);
end
$function$
;

CREATE OR REPLACE FUNCTION contacts.entry_only_forgets()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old.forgotten_on is null and new.forgotten_on is not null
     and to_jsonb(new) - '{words,forgotten_on}'::text[] = to_jsonb(old) - '{words,forgotten_on}'::text[] then
    return new;
  end if;
  raise exception 'UPDATE of contacts.entry: what happened never changes' using errcode = 'restrict_violation', hint = 'Write a new row instead.';
end
$function$
;

CREATE OR REPLACE FUNCTION contacts.over(p_before date)
 RETURNS TABLE(matter_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select m.id from contacts.matter m
   where m.forgotten_on is null and m.state in ('settled', 'merged') and m.received_at < p_before::timestamp at time zone 'Europe/Amsterdam'
     and not exists (select from contacts.entry e where e.matter_id = m.id and e.at >= p_before::timestamp at time zone 'Europe/Amsterdam')
     and not exists (select from contacts.outgoing o where o.matter_id = m.id and o.delivery = 'waiting')
$function$
;

CREATE OR REPLACE FUNCTION eligibility.objection_by_another()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if new.handler_id is not null and exists (
    select from eligibility.decision d
     where d.application_id = new.application_id and d.replaced_because is distinct from 'objection' and new.handler_id in (d.staff_id, d.second_id)) then
    raise exception 'An objection is handled by another caseworker than who decided (Awb 10:3)' using errcode = 'check_violation';
  end if;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION eligibility.objection_keeps(p_application uuid, p_day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (
    select from eligibility.objection o
     where o.application_id = p_application
       and (o.state in ('received', 'incomplete', 'hearing', 'heard') or o.court_last_day >= p_day))
$function$
;

CREATE OR REPLACE FUNCTION eligibility.objection_open_until(p_day date)
 RETURNS date
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
declare
  first_day date := p_day;
  last_day date := p_day;
  over date;
begin
  loop
    select max((o.to_at at time zone 'Europe/Amsterdam')::date) into over from eligibility.outage o
     where (o.from_at at time zone 'Europe/Amsterdam')::date <= last_day and (o.to_at at time zone 'Europe/Amsterdam')::date >= first_day;
    exit when over is null;
    first_day := over + 1;
    last_day := over + 7;
  end loop;
  return last_day;
end
$function$
;

CREATE OR REPLACE FUNCTION eligibility.over(p_today date, p_amounts interval, p_withdrawn interval)
 RETURNS TABLE(application_id uuid)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query
    with held as materialized (
      select s.application_id as id from eligibility.amounts m join eligibility.assessment s on s.id = m.assessment_id where m.forgotten_on is null
      union select e.application_id from eligibility.evidence e where e.gone_on is null
      union select r.application_id from eligibility.request r where r.forgotten_on is null
      union select x.application_id from eligibility.extension x where x.reason_sealed is not null
      union select p.application_id from eligibility.planned_move p where p.typed_sealed is not null or length(p.returned_sealed) > 0
      union select o.application_id from eligibility.objection_event e join eligibility.objection o on o.id = e.objection_id where e.words_sealed is not null
      union select a.id from eligibility.application a where a.words_forgotten_on is null),
    closed as materialized (
      select a.id, a.closed_at, (select max(d.objection_last_day) from eligibility.decision d where d.application_id = a.id) as day
        from held h join eligibility.application a on a.id = h.id where a.state in ('granted', 'refused', 'set-aside', 'withdrawn')),
    -- One question per day, however many decisions have it.
    open_still as materialized (
      select one.day from (select distinct c.day from closed c where (c.day + p_amounts)::date < p_today) one
       where (eligibility.objection_open_until(one.day) + p_amounts)::date >= p_today)
    select c.id from closed c
     where case when c.day is null then ((c.closed_at at time zone 'Europe/Amsterdam')::date + p_withdrawn)::date < p_today
                else (c.day + p_amounts)::date < p_today and c.day not in (select o.day from open_still o) end
       and not eligibility.objection_keeps(c.id, p_today);
end
$function$
;

CREATE OR REPLACE FUNCTION foundation.clock_shift_in_demonstration()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not exists (select from foundation.purpose where kind = 'demonstration') then
    raise exception 'The clock of a production database is never moved' using errcode = 'restrict_violation';
  end if;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION foundation.never_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception '% of %.% never changes', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation', hint = 'Write a new row or a new version instead.';
end
$function$
;

CREATE OR REPLACE FUNCTION knowledge.never_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception '% on %.%: a version never changes, publish a new one', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$function$
;

CREATE OR REPLACE FUNCTION messages.enqueue(message jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_column
declare
  v_id       uuid;
  v_channel  text;
begin
  insert into messages.message (id, resident_id, kind, text_version, title, about, values, amounts_ref, dedupe_key, created_at, reaction_until)
  select m.id, m.resident_id, m.kind, m.text_version, m.title, m.about, coalesce(m.values, '{}'), m.amounts_ref, m.dedupe_key, m.at, m.reaction_until
    from jsonb_to_record(message) as m (id uuid, resident_id uuid, kind text, text_version integer, title text, about text, values jsonb,
                                        amounts_ref uuid, dedupe_key text, at timestamptz, reaction_until date)
  on conflict (dedupe_key) do nothing
  returning id into v_id;
  if v_id is null then
    return (select m.id from messages.message m where m.dedupe_key = message ->> 'dedupe_key');
  end if;

  v_channel := residents.channel_of((message ->> 'resident_id')::uuid);
  if v_channel is null then
    raise exception 'There is no resident % to tell this to', message ->> 'resident_id' using errcode = 'foreign_key_violation';
  end if;
  insert into messages.delivery (message_id, channel, state, next_attempt_at)
  select v_id, coalesce(message ->> 'channel', v_channel), 'waiting', (message ->> 'at')::timestamptz where v_channel <> 'nobody';
  return v_id;
end
$function$
;

CREATE OR REPLACE FUNCTION messages.enqueue_many(p_messages jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
  with given as materialized (
    select * from jsonb_to_recordset(p_messages) as m (
      id uuid, resident_id uuid, kind text, text_version integer, title text, about text, values jsonb, amounts_ref uuid,
      dedupe_key text, at timestamptz, reaction_until date, channel text)
  ),
  told as (
    insert into messages.message (id, resident_id, kind, text_version, title, about, values, amounts_ref, dedupe_key, created_at, reaction_until)
    select g.id, g.resident_id, g.kind, g.text_version, g.title, g.about, coalesce(g.values, '{}'), g.amounts_ref, g.dedupe_key, g.at, g.reaction_until
      from given g
    on conflict (dedupe_key) do nothing
    returning id
  ),
  reached as materialized (
    select g.id, g.at, g.channel, residents.channel_of(g.resident_id) as chosen from given g join told t on t.id = g.id
  )
  insert into messages.delivery (message_id, channel, state, next_attempt_at, behind)
  -- More than go out in two rounds.
  select r.id, case when r.chosen is not null then coalesce(r.channel, r.chosen) end, 'waiting', r.at, (select count(*) from given) > 20
    from reached r where r.chosen is distinct from 'nobody'
$function$
;

CREATE OR REPLACE FUNCTION messages.enqueue_new(p_ids uuid[], p_residents uuid[], p_kinds text[], p_text_versions integer[], p_titles text[], p_abouts text[], p_values jsonb[], p_event text, p_subjects uuid[], p_ats timestamp with time zone[], p_letters boolean[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  v_channels constant text[] := residents.channels_of(p_residents);
begin
  insert into messages.message (id, resident_id, kind, text_version, title, about, values, dedupe_key, created_at)
  select m.id, m.resident, m.kind, m.text_version, m.title, m.about, m.vals, p_event || ' ' || m.subject, m.at
    from unnest(p_ids, p_residents, p_kinds, p_text_versions, p_titles, p_abouts, p_values, p_subjects, p_ats)
         m (id, resident, kind, text_version, title, about, vals, subject, at);
  -- A null channel: nobody by that id, and the row is refused.
  insert into messages.delivery (message_id, channel, state, next_attempt_at)
  select m.id, case when m.letter and m.channel is not null then 'letter' else m.channel end, 'waiting', m.at
    from unnest(p_ids, v_channels, p_ats, p_letters) m (id, channel, at, letter)
   where m.channel is distinct from 'nobody';
  -- Beside such a letter, never in its place: once for each message, by its key.
  if true = any (p_letters) then
    insert into messages.delivery (message_id, channel, state, next_attempt_at)
    select m.id, 'email', 'waiting', m.at from unnest(p_ids, v_channels, p_ats, p_letters) m (id, channel, at, letter) where m.letter and m.channel = 'email';
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION messages.letter_number(p_id uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
RETURN upper("right"(replace((p_id)::text, '-'::text, ''::text), 8))
;

CREATE OR REPLACE FUNCTION messages.unreached()
 RETURNS TABLE(message_id uuid, resident_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select m.id, m.resident_id from messages.message m
   where not exists (select from messages.delivery d where d.message_id = m.id and d.state <> 'failed')
     and residents.channel_of(m.resident_id) <> 'nobody'
$function$
;

CREATE OR REPLACE FUNCTION messages.withdraw_letter(p_key text)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update messages.delivery d set state = 'withdrawn' from messages.message m
   where m.dedupe_key = p_key and d.message_id = m.id and d.channel = 'letter' and d.state = 'waiting';
  return found;
end
$function$
;

CREATE OR REPLACE FUNCTION offers.budgets()
 RETURNS TABLE(offer_id uuid, total integer, spent integer)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query select b.offer_id, b.total_cents, b.spent_cents from offers.budget b;
end
$function$
;

CREATE OR REPLACE FUNCTION offers.changes()
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$ select s.changes from offers.shelf s $function$
;

CREATE OR REPLACE FUNCTION offers.count_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update offers.shelf set changes = changes + 1;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION offers.give_back(p_offer uuid, p_count integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if p_count is null or p_count < 1 then
    raise exception 'offers.give_back needs a count of 1 or more, not %', p_count using errcode = 'invalid_parameter_value';
  end if;
  update offers.stock s set remaining = s.remaining + p_count where s.offer_id = p_offer;
end
$function$
;

CREATE OR REPLACE FUNCTION offers.left_over(p_offer uuid, OUT remaining integer, OUT held_for_desk integer, OUT budget_total integer, OUT affordable boolean)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin
  select s.remaining, s.held_for_desk, b.total_cents, b.total_cents - b.spent_cents >= v.voucher_value_cents
    into remaining, held_for_desk, budget_total, affordable
    from offers.offer o join offers.version v on v.id = o.version_id
    left join offers.stock s on s.offer_id = o.id
    left join offers.budget b on b.offer_id = o.id and v.voucher_value_cents is not null
   where o.id = p_offer;
end
$function$
;

CREATE OR REPLACE FUNCTION offers.on_sale(p_offers uuid[])
 RETURNS TABLE(offer_id uuid, version_id uuid, provider_id uuid, provider_group_id uuid, min_age smallint, max_age smallint, limit_count smallint, limit_per text, limit_period text, orderable_from timestamp with time zone, orderable_until timestamp with time zone, usable_from date, usable_until date, state text, remaining integer, held_for_desk integer, for_whom text, postcodes text[], first_pass_only boolean, draw_closes_at timestamp with time zone, value_cents integer, budget_total integer, budget_left integer)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_column
begin
  perform from offers.offer o where o.id = any (p_offers) order by o.id for share;
  perform from offers.stock s where s.offer_id = any (p_offers) order by s.offer_id for update;
  perform from offers.budget b where b.offer_id = any (p_offers) order by b.offer_id for update;
  return query
    select o.id, v.id, v.provider_id, v.provider_group_id, v.min_age, v.max_age, v.limit_count, v.limit_per, v.limit_period,
           v.orderable_from, v.orderable_until, v.usable_from, v.usable_until, o.state, s.remaining, s.held_for_desk,
           v.for_whom, v.postcodes, v.first_pass_only, v.draw_closes_at,
           v.voucher_value_cents, b.total_cents, b.total_cents - b.spent_cents
      from unnest(p_offers) with ordinality l (id, n)
      left join offers.offer o on o.id = l.id
      left join offers.version v on v.id = o.version_id
      left join offers.stock s on s.offer_id = o.id
      left join offers.budget b on b.offer_id = o.id and v.voucher_value_cents is not null
     order by l.n;
end
$function$
;

CREATE OR REPLACE FUNCTION offers.period_of(p_period text, p_day date)
 RETURNS TABLE(from_day date, to_day date)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select p.start::date, (p.start + p.step - interval '1 day')::date
    from (select date_trunc(case p_period when 'pass-year' then 'year' when 'season' then null else p_period end, p_day::timestamp) as start,
                 case p_period when 'pass-year' then interval '1 year' when 'quarter' then interval '3 months' else interval '1 month' end as step
           where p_period in ('pass-year', 'quarter', 'month')) p
  union all
  select '-infinity', 'infinity' where p_period = 'season'
$function$
;

CREATE OR REPLACE FUNCTION offers.spend(p_offers uuid[], p_cents integer[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update offers.budget b set spent_cents = b.spent_cents + t.cents
    from unnest(p_offers, p_cents) t (offer_id, cents) where b.offer_id = t.offer_id and t.cents is not null;
end
$function$
;

CREATE OR REPLACE FUNCTION offers.take(p_offer uuid, p_count integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if p_count is null or p_count < 1 then
    raise exception 'offers.take needs a count of 1 or more, not %', p_count using errcode = 'invalid_parameter_value';
  end if;
  update offers.stock s set remaining = s.remaining - p_count where s.offer_id = p_offer and s.remaining >= p_count;
  return found or not exists (select from offers.stock s where s.offer_id = p_offer);
end
$function$
;

CREATE OR REPLACE FUNCTION offers.take_many(p_offers uuid[], p_counts integer[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  v_taken integer;
begin
  update offers.stock s set remaining = s.remaining - t.n
    from unnest(p_offers, p_counts) t (offer_id, n) where s.offer_id = t.offer_id and t.n > 0;
  get diagnostics v_taken = row_count;
  if v_taken <> cardinality(array_remove(p_counts, null)) then
    raise exception 'offers.take_many needs offers with a stock, each once, and counts of 1 or more' using errcode = 'invalid_parameter_value';
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION orders.barred(p_resident uuid, p_pass uuid, p_day date, p_for_whom text, p_postcodes text[], p_first_pass_only boolean)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
declare
  v_lives record;
begin
  v_lives := residents.lives(p_resident, p_day);
  return case
    when p_for_whom = 'household-with-children' and not coalesce(v_lives.with_children, false)          then 'not-for-this-person'
    when p_postcodes <> '{}' and not coalesce(v_lives.postcode = any (p_postcodes), false)              then 'outside-area'
    when p_first_pass_only and not passes.is_first(p_resident, p_pass)                                  then 'not-first-pass'
  end;
end
$function$
;

CREATE OR REPLACE FUNCTION orders.before_order(p_residents uuid[], p_days date[], p_offers uuid[], p_per text[], p_periods text[], p_starts date[])
 RETURNS TABLE(ord integer, resident_id uuid, given_name text, born date, deceased boolean, household_id uuid, pass_id uuid, used integer, last_delivery text, last_pick_up_at text)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select q.ord::integer, r.resident_id, r.given_name, r.born, r.deceased, r.household_id, passes.valid_on(r.resident_id, q.day),
         (select u.used from orders.limit_use u
           where u.subject_id = case q.per when 'household' then r.household_id else r.resident_id end
             and u.offer_id = q.offer and u.subject_kind = q.per and u.period = q.period and u.period_start = q.start),
         last.delivery, last.pick_up_at
    from unnest(p_residents, p_days, p_offers, p_per, p_periods, p_starts) with ordinality q (resident, day, offer, per, period, start, ord)
    join residents.around(p_residents) r on r.of_resident = q.resident
    left join lateral (select o.delivery, o.pick_up_at from orders.order o
                        where o.resident_id = r.resident_id and r.resident_id = q.resident and o.door <> 'system' order by o.ordered_at desc limit 1) last on true
   order by q.ord, r.born nulls last, r.resident_id
$function$
;

CREATE OR REPLACE FUNCTION orders.cancel(p_voucher uuid, p_residents uuid[], p_at timestamp with time zone, p_day date, p_actor jsonb, p_message jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
 SET lock_timeout TO '3s'
 SET jit TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
declare
  v_line orders.line;
  v_own  boolean;
begin
  select * into v_line from orders.line l where l.voucher_id = p_voucher and l.resident_id = any (p_residents);
  if not found then return 'not-there'; end if;
  perform residents.lock_households(array[v_line.resident_id]);
  if not vouchers.cancel(p_voucher, p_at, p_day) then return 'not-unused'; end if;

  v_own := p_message ->> 'kind' = 'voucher-given-back' and exists (
    select from orders.order o where o.id = v_line.order_id and o.door = 'resident' and p_actor ->> 'door' = 'resident'
       and p_actor ->> 'role' = 'resident' and o.resident_id::text = p_actor ->> 'id');
  perform messages.enqueue(p_message);
  -- Before the line: what gives the last one back takes the letter with the bonnen off the post as well.
  if v_own and not exists (select from orders.line l where l.order_id = v_line.order_id and l.voucher_id <> p_voucher and l.given_back_at is null)
     and messages.withdraw_letter('order-placed ' || v_line.order_id) then
    perform messages.withdraw_letter('voucher-given-back ' || l.voucher_id) from orders.line l
      where l.order_id = v_line.order_id and (l.voucher_id = p_voucher or l.by_own_hand);
  end if;

  update orders.line l set given_back_at = p_at, by_own_hand = v_own where l.voucher_id = p_voucher and l.given_back_at is null;
  if not found then raise exception 'Voucher % was given back before it was cancelled', p_voucher; end if;
  update orders.limit_use u set used = u.used - 1
   where u.subject_kind = v_line.limit_per and u.offer_id = v_line.offer_id and u.period = v_line.limit_period and u.period_start = v_line.limit_start
     and u.subject_id = case v_line.limit_per when 'person' then v_line.resident_id else v_line.household_id end;
  perform offers.give_back(v_line.offer_id, 1);
  if v_line.value_cents is not null then perform offers.spend(array[v_line.offer_id], array[-v_line.value_cents]); end if;
  perform audit.record(p_at, p_actor ->> 'door', p_actor ->> 'id', p_actor ->> 'role', 'orders.voucher-cancelled', 'voucher', p_voucher::text, '{}');
  return 'cancelled';
end
$function$
;

CREATE OR REPLACE FUNCTION orders.draw_held(p_offer uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select coalesce(bool_or(d.drawn_at is not null) and not bool_or(d.drawn_at is null and d.stopped_at is null), false) from orders.draw d where d.offer_id = p_offer
$function$
;

CREATE OR REPLACE FUNCTION orders.forget_keys(p_before timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
  with gone as (
    delete from orders.idempotency i where i.created_at < p_before
       and not (i.key like 'draw %' and exists (
         select from orders.sign_up s join orders.draw d on d.id = s.draw_id
          where s.resident_id = i.owner and split_part(i.key, ' ', 2) = s.id::text and d.drawn_at is null and d.stopped_at is null))
    returning 1)
  select count(*) from gone
$function$
;

CREATE OR REPLACE FUNCTION orders.period_start(p_period text, p_day date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE p_period WHEN 'season'::text THEN '-infinity'::date ELSE (date_trunc(CASE p_period WHEN 'pass-year'::text THEN 'year'::text ELSE p_period END, (p_day)::timestamp without time zone))::date END
;

CREATE OR REPLACE FUNCTION orders.place(p_day date, p_ids uuid[], p_owners uuid[], p_keys text[], p_hashes bytea[], p_residents uuid[], p_ats timestamp with time zone[], p_doors text[], p_actors text[], p_roles text[], p_ways text[], p_deliveries text[], p_pick_ups text[], p_message_ids uuid[], p_kinds text[], p_text_versions integer[], p_titles text[], p_abouts text[], p_values jsonb[], p_letters boolean[], p_line_orders integer[], p_line_residents uuid[], p_line_offers uuid[], p_line_versions uuid[], p_line_promised uuid[], p_voucher_ids uuid[], p_code_finds bytea[], p_code_seals bytea[], p_key_ids text[])
 RETURNS TABLE(ord integer, outcome text, order_id uuid, voucher_ids uuid[], reason text, facts jsonb)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
 SET lock_timeout TO '3s'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
#variable_conflict use_column
declare
  v_orders      constant integer := cardinality(p_ids);
  v_lines       constant integer := cardinality(p_line_orders);
  -- Of each order: its key with its owner; the answer that is known; what became of it; where its lines begin and end.
  v_marks       text[];      v_known_hashes bytea[];   v_known_orders uuid[];    v_known_answers jsonb[];
  v_fresh       boolean[];   v_placed       boolean[]; v_answers      jsonb[];
  v_begins      integer[];   v_ends         integer[];
  -- Of each line: for whom, under what terms, and what is left for it (null: no end to it). What is left counts in the first
  -- place of the list that asks for the same.
  v_households  uuid[];      v_births       date[];    v_passes       uuid[];    v_children    boolean[];
  v_refusals    text[];      v_facts        jsonb[];   v_providers    uuid[];    v_groups      uuid[];
  v_from        date[];      v_to           date[];    v_versions     uuid[];
  v_pers        text[];      v_subjects     uuid[];    v_periods      text[];    v_starts      date[];   v_maxima integer[];
  v_limit_keys  text[];      v_limit_left   integer[]; v_stock_left   integer[]; v_held        integer[];
  v_costs       integer[];   v_budgets      integer[]; v_budget_left  integer[];
  v_line        integer := 1;  v_first integer;  v_slot integer;  v_stock integer;  v_reason text;  v_why jsonb;  v_count integer := 0;
  -- What to write: of each order its audit facts; in the first place of the list that asks for the same, how much of it in all.
  v_recorded    jsonb[];     v_line_ats     timestamptz[];  v_line_orders uuid[];
  v_uses        integer[];   v_sold         integer[];   v_spent      integer[];   v_selling boolean := false;  v_spending boolean := false;
begin
  if v_orders is null or v_lines is null or v_lines = 0 or p_day is null or array_position(p_line_offers, null) is not null then
    raise exception 'orders.place needs a list of orders of one day, each with lines' using errcode = 'invalid_parameter_value';
  end if;

  select h.households, h.births, h.passes into v_households, v_births, v_passes from passes.hold_valid(p_line_residents, p_day) h;

  select array_agg(k.mark), array_agg(k.body_hash), array_agg(k.order_id), array_agg(k.answer)
    into v_marks, v_known_hashes, v_known_orders, v_known_answers
    from (select o.owner::text || o.key as mark, i.body_hash, i.order_id, i.answer
            from unnest(p_owners, p_keys) with ordinality o (owner, key, n)
            left join orders.idempotency i on i.owner = o.owner and i.key = o.key
           order by o.n) k;

  -- Offers last: the row that everybody wants is held for the shortest time.
  select array_agg(w.refusal), array_agg(w.facts), array_agg(w.child), array_agg(w.provider_id), array_agg(w.provider_group_id),
         array_agg(w.usable_from), array_agg(w.usable_until), array_agg(w.on_sale),
         array_agg(w.limit_per), array_agg(w.subject), array_agg(w.limit_period), array_agg(w.start), array_agg(w.limit_count),
         array_agg(w.subject::text || w.offer_id), array_agg(w.limit_count - w.used), array_agg(w.remaining), array_agg(w.held),
         array_agg(w.cost), array_agg(w.budget_total), array_agg(w.budget_left)
    into v_refusals, v_facts, v_children, v_providers, v_groups, v_from, v_to, v_versions,
         v_pers, v_subjects, v_periods, v_starts, v_maxima, v_limit_keys, v_limit_left, v_stock_left, v_held, v_costs, v_budgets, v_budget_left
    from (
      select l.n, l.offer_id, l.provider_id, l.provider_group_id, l.usable_from, l.usable_until, l.on_sale, l.limit_per, l.limit_period, l.limit_count,
             coalesce(date_part('year', age(p_day, l.born)) < 18, false) as child,
             p.subject, p.start, coalesce(u.used, 0) as used, l.remaining,
             case when p_ways[l.ord] = 'desk' then 0 else l.held_for_desk end as held,
             case when l.budget_left is not null then l.value_cents end as cost, l.budget_total, l.budget_left,
             r.refusal,
             -- What a sentence about the refusal needs.
             case when r.refusal is not null then jsonb_strip_nulls(jsonb_build_object('residentId', l.resident_id) || case r.refusal
               when 'not-yet-open'        then jsonb_build_object('opens', to_char(l.orderable_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
               when 'draw-instead'        then jsonb_build_object('drawCloses', to_char(l.draw_closes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
               when 'not-for-this-age'    then jsonb_build_object('minAge', p.least, 'maxAge', p.most)
               else '{}' end) end as facts
        from rows from (
               unnest(p_line_orders, p_line_residents, p_line_versions, p_line_promised, v_households, v_births, v_passes),
               offers.on_sale(p_line_offers)
             ) with ordinality as l (
               ord, resident_id, version_id, promised_by, household_id, born, pass_id,
               offer_id, on_sale, provider_id, provider_group_id, min_age, max_age, limit_count, limit_per, limit_period, orderable_from, orderable_until,
               usable_from, usable_until, state, remaining, held_for_desk, for_whom, postcodes, first_pass_only, draw_closes_at,
               value_cents, budget_total, budget_left, n)
        cross join lateral (select
               case l.limit_per when 'person' then l.resident_id when 'household' then l.household_id end as subject,
               orders.period_start(l.limit_period, p_day) as start,
               -- child and adult are ages too. Some day of use must fall within the ages; offers/domain/terms.ts says the same.
               case when l.for_whom = 'adult' then greatest(18, l.min_age) else l.min_age end as least, case when l.for_whom = 'child' then least(17, l.max_age) else l.max_age end as most,
               date_part('year', age(greatest(l.usable_from, p_day), l.born)) as youngest, date_part('year', age(l.usable_until, l.born)) as oldest) p
        cross join lateral (select case
               when l.pass_id is null                                                          then 'pass-not-valid'
               when l.state is null or l.state not in ('published', 'paused')                  then 'offer-ended'
               when p_ways[l.ord] <> 'draw' and p_ats[l.ord] >= l.orderable_until or p_day > l.usable_until then 'no-longer-orderable'
               when l.state = 'paused'                                                         then 'offer-paused'
               when p_ats[l.ord] < l.orderable_from                                            then 'not-yet-open'
               when l.draw_closes_at is not null and p_ways[l.ord] <> 'draw'
                and not (p_ways[l.ord] = 'desk' and p_ats[l.ord] >= l.draw_closes_at and orders.draw_held(l.offer_id)) then 'draw-instead'
               when l.version_id is distinct from l.on_sale
                 or l.promised_by is distinct from coalesce(l.provider_id, l.provider_group_id) then 'offer-changed'
               when not coalesce(p.oldest >= p.least, p.least is null)
                 or not coalesce(p.youngest <= p.most, p.most is null)                         then 'not-for-this-age'
               when l.for_whom = 'household-with-children' or l.postcodes <> '{}' or l.first_pass_only
                 then orders.barred(l.resident_id, l.pass_id, p_day, l.for_whom, l.postcodes, l.first_pass_only)
             end as refusal) r
        left join orders.limit_use u on u.subject_id = p.subject and u.offer_id = l.offer_id and u.subject_kind = l.limit_per
                                    and u.period = l.limit_period and u.period_start = p.start
       order by l.n) w;

  -- Columns of their full length first: one that begins to grow in its third place would be numbered from there.
  v_fresh := array_fill(false, array[v_orders]);          v_placed := v_fresh;      v_answers := array_fill(null::jsonb, array[v_orders]);  v_recorded := v_answers;
  v_uses := array_fill(null::integer, array[v_lines]);    v_sold := v_uses;         v_spent := v_uses;
  v_line_ats := array_fill(null::timestamptz, array[v_lines]);                      v_line_orders := array_fill(null::uuid, array[v_lines]);

  -- In memory, in the order of the list: an order takes all it asks for, or gives back what it had already taken.
  for i in 1 .. v_orders loop
    v_reason := null;  v_why := null;
    v_first := case when v_orders = 1 then 1 else array_position(v_marks, v_marks[i]) end;
    v_fresh[i] := v_known_hashes[i] is null and v_first = i;
    v_begins[i] := v_line;
    while p_line_orders[v_line] = i loop
      if v_fresh[i] and v_reason is null then
        v_reason := v_refusals[v_line];
        if v_reason is not null then
          v_why := v_facts[v_line];
        else
          v_slot  := case when v_limit_left[v_line] is null then null when v_lines = 1 then 1 else array_position(v_limit_keys, v_limit_keys[v_line]) end;
          v_stock := case when v_lines = 1 then 1 else array_position(p_line_offers, p_line_offers[v_line]) end;
          if v_limit_left[v_slot] <= 0 then
            v_reason := 'limit-reached';
            v_why := jsonb_strip_nulls(jsonb_build_object('residentId', p_line_residents[v_line], 'maximum', v_maxima[v_line], 'per', v_pers[v_line],
              'left', nullif((select count(*) from generate_series(v_begins[i], v_line - 1) g where v_limit_keys[g] = v_limit_keys[v_line]), 0),
              'againFrom', (select case when isfinite(p.to_day) then p.to_day + 1 end from offers.period_of(v_periods[v_line], p_day) p)));
          elsif v_stock_left[v_stock] <= v_held[v_line] then
            v_reason := 'sold-out';
            v_why := jsonb_strip_nulls(jsonb_build_object('residentId', p_line_residents[v_line],
              'left', nullif((select count(*) from generate_series(v_begins[i], v_line - 1) g where p_line_offers[g] = p_line_offers[v_line]), 0)))
              || case when v_stock_left[v_stock] > 0 then jsonb_build_object('heldForDesk', v_stock_left[v_stock]) else '{}' end;
          elsif v_budget_left[v_stock] < v_costs[v_line] then
            v_reason := 'budget-spent';
            v_why := jsonb_build_object('residentId', p_line_residents[v_line], 'budgetCents', v_budgets[v_line]);
          else
            if v_slot is not null then v_limit_left[v_slot] := v_limit_left[v_slot] - 1; end if;
            v_stock_left[v_stock] := v_stock_left[v_stock] - 1;
            v_budget_left[v_stock] := v_budget_left[v_stock] - v_costs[v_line];
          end if;
        end if;
        if v_reason is not null then
          for j in v_begins[i] .. v_line - 1 loop
            v_slot := array_position(v_limit_keys, v_limit_keys[j]);  v_stock := array_position(p_line_offers, p_line_offers[j]);
            if v_slot is not null then v_limit_left[v_slot] := v_limit_left[v_slot] + 1; end if;
            v_stock_left[v_stock] := v_stock_left[v_stock] + 1;
            v_budget_left[v_stock] := v_budget_left[v_stock] + v_costs[j];
          end loop;
        end if;
      end if;
      v_line := v_line + 1;
    end loop;
    v_ends[i] := v_line - 1;
    v_placed[i] := v_fresh[i] and v_reason is null;

    ord := i;  outcome := 'placed';  order_id := null;  voucher_ids := '{}';  reason := null;  facts := null;
    if v_placed[i] then
      for j in v_begins[i] .. v_ends[i] loop
        v_line_ats[j] := p_ats[i];  v_line_orders[j] := p_ids[i];
        v_slot := case when v_limit_left[j] is null then null when v_lines = 1 then 1 else array_position(v_limit_keys, v_limit_keys[j]) end;
        v_stock := case when v_lines = 1 then 1 else array_position(p_line_offers, p_line_offers[j]) end;
        if v_slot is not null then v_uses[v_slot] := coalesce(v_uses[v_slot], 0) + 1; end if;
        if v_stock_left[j] is not null then v_sold[v_stock] := coalesce(v_sold[v_stock], 0) + 1; v_selling := true; end if;
        if v_costs[j] is not null then v_spent[v_stock] := coalesce(v_spent[v_stock], 0) + v_costs[j]; v_spending := true; end if;
      end loop;
      v_count := v_count + v_line - v_begins[i];
      v_answers[i] := null;
      v_recorded[i] := jsonb_build_object('vouchers', v_line - v_begins[i]);
      order_id := p_ids[i];  voucher_ids := p_voucher_ids[v_begins[i] : v_line - 1];
    elsif v_fresh[i] then
      v_answers[i] := jsonb_build_object('reason', v_reason, 'facts', v_why);
      outcome := 'refused';  reason := v_reason;  facts := v_why;
    -- Sent before, or twice in this list: the same answer, unless it asks for something else.
    elsif p_hashes[i] <> coalesce(v_known_hashes[i], p_hashes[v_first]) then
      outcome := 'refused';  reason := 'idempotency-key-reused';
    elsif v_known_orders[i] is not null then
      order_id := v_known_orders[i];
      voucher_ids := array(select l.voucher_id from orders.line l where l.order_id = v_known_orders[i] order by l.voucher_id);
    elsif v_known_hashes[i] is null and v_placed[v_first] then
      order_id := p_ids[v_first];  voucher_ids := p_voucher_ids[v_begins[v_first] : v_ends[v_first]];
    else
      outcome := 'refused';
      reason := coalesce(v_known_answers[i], v_answers[v_first]) ->> 'reason';  facts := nullif(coalesce(v_known_answers[i], v_answers[v_first]) -> 'facts', 'null');
    end if;
    return next;
  end loop;

  insert into orders.idempotency (owner, key, body_hash, answer, order_id, created_at)
  select w.owner, w.key, w.hash, w.answer, case when w.placed then w.id end, w.at
    from unnest(p_owners, p_keys, p_hashes, v_answers, v_placed, v_fresh, p_ids, p_ats) w (owner, key, hash, answer, placed, fresh, id, at)
   where w.fresh;
  if v_count = 0 then return; end if;

  if v_selling then perform offers.take_many(p_line_offers, v_sold); end if;
  if v_spending then perform offers.spend(p_line_offers, v_spent); end if;
  insert into orders.limit_use as u (subject_kind, subject_id, offer_id, period, period_start, used, maximum)
  select l.limit_per, l.subject, l.offer_id, l.limit_period, l.start, l.uses, l.limit_count
    from unnest(v_pers, v_subjects, p_line_offers, v_periods, v_starts, v_uses, v_maxima) l (limit_per, subject, offer_id, limit_period, start, uses, limit_count)
   where l.uses > 0
  on conflict (subject_id, offer_id, subject_kind, period, period_start)
    do update set used = u.used + excluded.used, maximum = excluded.maximum;

  -- What was refused is left out of the columns: from here on all there is was placed.
  if v_count < v_lines then
    select array_agg(l.resident_id), array_agg(l.offer_id), array_agg(l.voucher_id), array_agg(l.code_find), array_agg(l.code_sealed), array_agg(l.key_id), array_agg(p_ids[l.ord]), array_agg(l.at),
           array_agg(l.household_id), array_agg(l.pass_id), array_agg(l.child), array_agg(l.provider_id), array_agg(l.provider_group_id),
           array_agg(l.usable_from), array_agg(l.usable_until), array_agg(l.on_sale), array_agg(l.limit_per), array_agg(l.limit_period), array_agg(l.start), array_agg(l.cost)
      into p_line_residents, p_line_offers, p_voucher_ids, p_code_finds, p_code_seals, p_key_ids, v_line_orders, v_line_ats,
           v_households, v_passes, v_children, v_providers, v_groups, v_from, v_to, v_versions, v_pers, v_periods, v_starts, v_costs
      from unnest(p_line_residents, p_line_offers, p_voucher_ids, p_code_finds, p_code_seals, p_key_ids, p_line_orders, v_line_ats,
                  v_households, v_passes, v_children, v_providers, v_groups, v_from, v_to, v_versions, v_pers, v_periods, v_starts, v_costs)
           as l (resident_id, offer_id, voucher_id, code_find, code_sealed, key_id, ord, at, household_id, pass_id, child, provider_id, provider_group_id,
                 usable_from, usable_until, on_sale, limit_per, limit_period, start, cost)
     where v_placed[l.ord];
    select array_agg(w.id), array_agg(w.resident_id), array_agg(w.at), array_agg(w.door), array_agg(w.actor), array_agg(w.role), array_agg(w.delivery), array_agg(w.pick_up),
           array_agg(w.message_id), array_agg(w.kind), array_agg(w.text_version), array_agg(w.title), array_agg(w.about), array_agg(w.vals), array_agg(w.letter), array_agg(w.recorded)
      into p_ids, p_residents, p_ats, p_doors, p_actors, p_roles, p_deliveries, p_pick_ups,
           p_message_ids, p_kinds, p_text_versions, p_titles, p_abouts, p_values, p_letters, v_recorded
      from unnest(p_ids, p_residents, p_ats, p_doors, p_actors, p_roles, p_deliveries, p_pick_ups,
                  p_message_ids, p_kinds, p_text_versions, p_titles, p_abouts, p_values, p_letters, v_recorded, v_placed)
           as w (id, resident_id, at, door, actor, role, delivery, pick_up, message_id, kind, text_version, title, about, vals, letter, recorded, placed)
     where w.placed;
  end if;

  insert into orders.order (id, resident_id, door, ordered_at, delivery, pick_up_at)
  select * from unnest(p_ids, p_residents, p_doors, p_ats, p_deliveries, p_pick_ups);
  insert into orders.line (voucher_id, order_id, household_id, resident_id, offer_id, limit_per, limit_period, limit_start, value_cents)
  select * from unnest(p_voucher_ids, v_line_orders, v_households, p_line_residents, p_line_offers, v_pers, v_periods, v_starts, v_costs);
  perform vouchers.issue_many(p_voucher_ids, p_line_residents, v_households, v_passes, p_line_offers, v_versions, v_providers, v_groups,
    v_children, p_code_finds, p_code_seals, p_key_ids, v_line_ats, v_from, v_to);
  perform messages.enqueue_new(p_message_ids, p_residents, p_kinds, p_text_versions, p_titles, p_abouts, p_values, 'order-placed', p_ids, p_ats, p_letters);
  perform audit.record_same('orders.placed', 'order', p_ats, p_doors, p_actors, p_roles, p_ids, v_recorded);
end
$function$
;

CREATE OR REPLACE FUNCTION orders.take_off_the_post()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select from orders.order o where o.id = new.order_id and o.delivery = 'post')
     and not exists (select from orders.line l where l.order_id = new.order_id and l.given_back_at is null) then
    perform messages.withdraw_letter('order-placed ' || new.order_id);
  end if;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION passes.hold_valid(p_residents uuid[], p_day date, OUT households uuid[], OUT births date[], OUT passes uuid[])
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  select h.households, h.births into households, births from residents.hold(p_residents) h;
  perform from passes.pass p where p.resident_id = any (p_residents) and p.state <> 'ended' order by p.resident_id for share;
  passes := array(
    select p.id from unnest(p_residents) with ordinality r (id, n)
      left join passes.pass p on p.resident_id = r.id and p.state <> 'ended' and p.state = 'valid' and p_day between p.valid_from and p.valid_to
     order by r.n);
end
$function$
;

CREATE OR REPLACE FUNCTION passes.is_first(p_resident uuid, p_pass uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return not exists (
    select from passes.pass p join passes.pass mine on mine.id = p_pass
     where p.resident_id = p_resident and p.id <> mine.id and p.decision_id <> mine.decision_id and p.issued_at <= mine.issued_at);
end
$function$
;

CREATE OR REPLACE FUNCTION passes.lock_valid(p_residents uuid[], p_day date)
 RETURNS TABLE(resident_id uuid, pass_id uuid, household_id uuid, decision_id uuid, valid_to date)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_column
begin
  perform residents.lock_households(p_residents);
  return query
    select p.resident_id, p.id, p.household_id, p.decision_id, p.valid_to
      from passes.pass p
     where p.resident_id = any (p_residents) and p.state = 'valid' and p_day between p.valid_from and p.valid_to
     order by p.resident_id
       for share of p;
end
$function$
;

CREATE OR REPLACE FUNCTION passes.valid_on(p_resident uuid, p_day date)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select p.id from passes.pass p
   where p.resident_id = p_resident and p.state <> 'ended' and p.state = 'valid' and p_day between p.valid_from and p.valid_to
$function$
;

CREATE OR REPLACE FUNCTION providers.changes()
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$ select d.changes from providers.directory d $function$
;

CREATE OR REPLACE FUNCTION providers.count_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update providers.directory set changes = changes + 1;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION providers.gives(p_provider uuid, p_promised_by uuid, p_group uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select case when p_group is null then coalesce(p_provider = p_promised_by, false)
              else exists (select from providers.member m where m.group_id = p_group and m.provider_id = p_provider) end
$function$
;

CREATE OR REPLACE FUNCTION redemptions.redeem(p_id uuid, p_voucher uuid, p_provider uuid, p_at timestamp with time zone, p_day date, p_nonce text, p_way text, p_actor uuid)
 RETURNS TABLE(redemption_id uuid, is_new boolean)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query select e.id, false from redemptions.redemption_event e
    where e.provider_id = p_provider and e.nonce = p_nonce and e.voucher_id = p_voucher and e.kind = 'redeemed';
  if found then return; end if;
  if not vouchers.redeem(p_voucher, p_provider, p_id, p_at, p_day) then
    -- The same form, sent twice at the same moment: the other one was first.
    return query select e.id, false from redemptions.redemption_event e
      where e.provider_id = p_provider and e.nonce = p_nonce and e.voucher_id = p_voucher and e.kind = 'redeemed';
    return;
  end if;
  insert into redemptions.redemption_event (id, kind, voucher_id, provider_id, at, nonce, way, actor_id)
  values (p_id, 'redeemed', p_voucher, p_provider, p_at, p_nonce, p_way, p_actor);
  perform audit.record(p_at, 'provider', p_actor::text, null, 'redemptions.redeemed', 'voucher', p_voucher::text,
                       jsonb_build_object('redemption', p_id, 'provider', p_provider, 'way', p_way));
  return query select p_id, true;
end
$function$
;

CREATE OR REPLACE FUNCTION redemptions.take_back(p_id uuid, p_redemption uuid, p_provider uuid, p_at timestamp with time zone, p_not_before timestamp with time zone, p_actor uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  v_event redemptions.redemption_event;
begin
  select * into v_event from redemptions.redemption_event e
   where e.id = p_redemption and e.provider_id = p_provider and e.kind = 'redeemed' and e.at >= p_not_before;
  if not found or not vouchers.take_back(v_event.voucher_id, p_redemption) then return false; end if;
  insert into redemptions.redemption_event (id, kind, voucher_id, provider_id, at, nonce, way, actor_id, takes_back)
  values (p_id, 'taken-back', v_event.voucher_id, p_provider, p_at, p_id::text, v_event.way, p_actor, p_redemption);
  perform audit.record(p_at, 'provider', p_actor::text, null, 'redemptions.taken-back', 'voucher', v_event.voucher_id::text,
                       jsonb_build_object('redemption', p_redemption, 'provider', p_provider));
  return true;
end
$function$
;

CREATE OR REPLACE FUNCTION reports.month_of(p_at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$ select date_trunc('month', p_at at time zone 'Europe/Amsterdam')::date $function$
;

CREATE OR REPLACE FUNCTION residents.around(p_ids uuid[])
 RETURNS TABLE(of_resident uuid, resident_id uuid, given_name text, born date, deceased boolean, household_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select self.id, r.id, r.given_name, r.born, r.deceased, r.household_id
    from residents.resident self join residents.resident r on r.household_id = self.household_id
   where self.id = any (p_ids)
$function$
;

CREATE OR REPLACE FUNCTION residents.births(ids uuid[])
 RETURNS TABLE(resident_id uuid, born date)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select r.id, r.born from residents.resident r where r.id = any (ids)
$function$
;

CREATE OR REPLACE FUNCTION residents.channel_of(resident uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select case when r.deceased or r.forgotten_on is not null then 'nobody' else coalesce(w.channel, 'letter') end
    from residents.resident r left join residents.reach w on w.resident_id = r.id
   where r.id = resident
$function$
;

CREATE OR REPLACE FUNCTION residents.channels_of(p_ids uuid[])
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return array(
    select (select case when r.deceased or r.forgotten_on is not null then 'nobody' else coalesce((select w.channel from residents.reach w where w.resident_id = r.id), 'letter') end
              from residents.resident r where r.id = p.id)
      from unnest(p_ids) with ordinality p (id, n)
     order by p.n);
end
$function$
;

CREATE OR REPLACE FUNCTION residents.entered_before(p_day date)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select r.id from residents.resident r
   where r.ground = 'entered-by-staff' and r.read_at < p_day::timestamp at time zone 'Europe/Amsterdam'
     and not exists (select from residents.reach c where c.resident_id = r.id)
     and not exists (select from residents.representation m where m.resident_id = r.id)
$function$
;

CREATE OR REPLACE FUNCTION residents.forget_entered(p_ids uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gone uuid[];
  homes uuid[];
begin
  select array_agg(id), array_agg(household_id) into gone, homes
    from (select r.id, r.household_id from residents.resident r where r.id = any (p_ids) and r.ground = 'entered-by-staff' order by r.id for update) held;
  delete from residents.note n where n.resident_id = any (gone);
  delete from residents.resident r where r.id = any (gone);
  delete from residents.household h where h.id = any (homes) and not exists (select from residents.resident r where r.household_id = h.id);
  return coalesce(cardinality(gone), 0);
end
$function$
;

CREATE OR REPLACE FUNCTION residents.forget_people(p_people uuid[], p_day date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gone  uuid[];
  acted uuid[];
begin
  with emptied as (
    update residents.resident r set bsn_find = null, bsn_sealed = null, given_name = '', full_name = '', born = null, born_text = '', address_kind = 'unknown',
           address_lines = '{}', secret_address = false, deceased = false, forgotten_on = p_day
     where r.id = any (p_people) and r.forgotten_on is null returning r.id)
  select array_agg(e.id) into gone from emptied e;
  select array_agg(m.id) into acted from residents.representation m where m.resident_id = any (gone);
  delete from residents.reach c where c.resident_id = any (gone);
  delete from residents.reach_event c where c.resident_id = any (gone);
  delete from residents.representation_act a where a.representation_id = any (acted);
  delete from residents.representation_read a where a.representation_id = any (acted);
  delete from residents.representation m where m.id = any (acted);
  delete from residents.relation l where l.resident_id = any (gone) or l.other_id = any (gone);
  delete from residents.kin_mark k where k.resident_id = any (gone);
  delete from residents.note n where n.resident_id = any (gone);
  return coalesce(cardinality(gone), 0);
end
$function$
;

CREATE OR REPLACE FUNCTION residents.goes_with_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  v_row     constant jsonb := to_jsonb(old);
  v_person  constant uuid := coalesce((v_row ->> 'resident_id')::uuid, (select m.resident_id from residents.representation m where m.id = (v_row ->> 'representation_id')::uuid));
begin
  if exists (select from residents.resident r where r.id = v_person and r.forgotten_on is not null) then return old; end if;
  raise exception 'DELETE of %.%: what happened never changes', tg_table_schema, tg_table_name using errcode = 'restrict_violation', hint = 'It goes when the person is forgotten.';
end
$function$
;

CREATE OR REPLACE FUNCTION residents.hold(p_ids uuid[], OUT households uuid[], OUT births date[])
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  v_held   uuid[];
  v_moved  boolean;
begin
  select array_agg(locked.id) into v_held from (
    select h.id from residents.resident r join residents.household h on h.id = r.household_id
     where r.id = any (p_ids) order by h.id, r.id for no key update of h, r) locked;
  -- No distinct and no order inside an aggregate here: PostgreSQL would sort for that one, and give the others its order.
  select array_agg(s.household_id), array_agg(s.born), bool_or(s.household_id <> all (v_held)) into households, births, v_moved
    from (select r.household_id, r.born from unnest(p_ids) with ordinality p (id, n) left join residents.resident r on r.id = p.id order by p.n) s;
  -- While we waited for a household, somebody may have moved out of it. Rare; the caller tries again.
  if v_moved then
    raise exception 'A resident moved to another household while it was being locked' using errcode = 'serialization_failure';
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION residents.lives(p_id uuid, p_day date, OUT postcode text, OUT with_children boolean)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin
  select (select substring(line from '\m([1-9][0-9]{3}) ?[A-Z]{2}\M') from unnest(r.address_lines) line
           where line ~ '\m[1-9][0-9]{3} ?[A-Z]{2}\M' limit 1),
         exists (select from residents.resident c where c.household_id = r.household_id and not c.deceased and date_part('year', age(p_day, c.born)) < 18)
    into postcode, with_children
    from residents.resident r where r.id = p_id;
end
$function$
;

CREATE OR REPLACE FUNCTION residents.lock_households(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  v_held uuid[];
begin
  select array_agg(locked.id) into v_held from (
    select h.id from residents.household h
     where h.id = any (array(select unnest(ids) union select r.household_id from residents.resident r where r.id = any (ids)))
     order by h.id for no key update) locked;
  perform from residents.resident r where r.id = any (ids) order by r.id for no key update;
  -- While we waited for a household, somebody may have moved out of it. Rare; the caller tries again.
  if exists (select from residents.resident r where r.id = any (ids) and not r.household_id = any (v_held)) then
    raise exception 'A resident moved to another household while it was being locked' using errcode = 'serialization_failure';
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION vouchers.cancel(p_voucher uuid, p_at timestamp with time zone, p_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update vouchers.voucher v set state = 'cancelled', cancelled_at = p_at
   where v.id = p_voucher and v.state = 'issued' and p_day <= v.valid_to;
  return found;
end
$function$
;

CREATE OR REPLACE FUNCTION vouchers.issue(p_vouchers jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
  insert into vouchers.voucher (id, resident_id, household_id, pass_id, offer_id, version_id, provider_id, provider_group_id,
                                child, code_find, code_sealed, key_id, issued_at, valid_from, valid_to)
  select v.id, v.resident_id, v.household_id, v.pass_id, v.offer_id, v.version_id, v.provider_id, v.provider_group_id,
         v.child, decode(v.code_find, 'hex'), decode(v.code_sealed, 'hex'), v.key_id, v.issued_at, v.valid_from, v.valid_to
    from jsonb_to_recordset(p_vouchers) as v (
      id uuid, resident_id uuid, household_id uuid, pass_id uuid, offer_id uuid, version_id uuid, provider_id uuid,
      provider_group_id uuid, child boolean, code_find text, code_sealed text, key_id text, issued_at timestamptz,
      valid_from date, valid_to date)
$function$
;

CREATE OR REPLACE FUNCTION vouchers.issue_many(p_ids uuid[], p_residents uuid[], p_households uuid[], p_passes uuid[], p_offers uuid[], p_versions uuid[], p_providers uuid[], p_groups uuid[], p_children boolean[], p_code_finds bytea[], p_code_seals bytea[], p_key_ids text[], p_ats timestamp with time zone[], p_from date[], p_to date[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into vouchers.voucher (id, resident_id, household_id, pass_id, offer_id, version_id, provider_id, provider_group_id,
                                child, code_find, code_sealed, key_id, issued_at, valid_from, valid_to)
  select * from unnest(p_ids, p_residents, p_households, p_passes, p_offers, p_versions, p_providers, p_groups,
                       p_children, p_code_finds, p_code_seals, p_key_ids, p_ats, p_from, p_to);
end
$function$
;

CREATE OR REPLACE FUNCTION vouchers.move_to_pass(p_resident uuid, p_from uuid, p_to uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  update vouchers.voucher v set pass_id = p_to where v.resident_id = p_resident and v.pass_id = p_from
$function$
;

CREATE OR REPLACE FUNCTION vouchers.redeem(p_voucher uuid, p_provider uuid, p_redemption uuid, p_at timestamp with time zone, p_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update vouchers.voucher v
     set state = 'redeemed', redeemed_at = p_at, redeemed_by = p_provider, redemption_id = p_redemption
   where v.id = p_voucher and v.state = 'issued' and p_day between v.valid_from and v.valid_to
     and providers.gives(p_provider, v.provider_id, v.provider_group_id);
  return found;
end
$function$
;

CREATE OR REPLACE FUNCTION vouchers.take_back(p_voucher uuid, p_redemption uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update vouchers.voucher v
     set state = 'issued', redeemed_at = null, redeemed_by = null, redemption_id = null
   where v.id = p_voucher and v.state = 'redeemed' and v.redemption_id = p_redemption;
  return found;
end
$function$
;

-- Triggers

CREATE TRIGGER application_event_never_changes BEFORE DELETE OR UPDATE ON eligibility.application_event FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER assessment_never_changes BEFORE DELETE OR UPDATE ON eligibility.assessment FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER attempt_never_changes BEFORE DELETE OR UPDATE ON messages.attempt FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER clock_shift_in_demonstration BEFORE INSERT OR UPDATE ON foundation.clock_shift FOR EACH ROW EXECUTE FUNCTION foundation.clock_shift_in_demonstration();

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE ON offers.offer FOR EACH STATEMENT EXECUTE FUNCTION offers.count_change();

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE ON offers.synonym FOR EACH STATEMENT EXECUTE FUNCTION offers.count_change();

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE ON providers.branch FOR EACH STATEMENT EXECUTE FUNCTION providers.count_change();

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE ON providers.member FOR EACH STATEMENT EXECUTE FUNCTION providers.count_change();

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE ON providers.provider FOR EACH STATEMENT EXECUTE FUNCTION providers.count_change();

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE ON providers.provider_group FOR EACH STATEMENT EXECUTE FUNCTION providers.count_change();

CREATE TRIGGER counted AFTER INSERT OR UPDATE ON providers.planned FOR EACH STATEMENT EXECUTE FUNCTION providers.count_change();

CREATE TRIGGER decision_never_changes BEFORE DELETE OR UPDATE ON eligibility.decision FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER default_notice_never_changes BEFORE DELETE OR UPDATE ON eligibility.default_notice FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER entry_never_changes BEFORE DELETE ON contacts.entry FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER entry_only_forgets BEFORE UPDATE ON contacts.entry FOR EACH ROW EXECUTE FUNCTION contacts.entry_only_forgets();

CREATE TRIGGER extension_never_changes BEFORE DELETE ON eligibility.extension FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER line_given_back AFTER UPDATE OF given_back_at ON orders.line FOR EACH ROW WHEN (((old.given_back_at IS NULL) AND (new.given_back_at IS NOT NULL))) EXECUTE FUNCTION orders.take_off_the_post();

CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.event FOR EACH STATEMENT EXECUTE FUNCTION audit.never_changes();

CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.forgotten FOR EACH STATEMENT EXECUTE FUNCTION audit.never_changes();

CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.processing_log FOR EACH STATEMENT EXECUTE FUNCTION audit.never_changes();

CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.seal FOR EACH STATEMENT EXECUTE FUNCTION audit.never_changes();

CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON knowledge.version FOR EACH STATEMENT EXECUTE FUNCTION knowledge.never_changes();

CREATE TRIGGER norm_table_never_changes BEFORE DELETE OR UPDATE ON eligibility.norm_table FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER objection_by_another BEFORE INSERT OR UPDATE OF handler_id ON eligibility.objection FOR EACH ROW EXECUTE FUNCTION eligibility.objection_by_another();

CREATE TRIGGER objection_event_never_changes BEFORE DELETE ON eligibility.objection_event FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER outage_never_changes BEFORE DELETE OR UPDATE ON eligibility.outage FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER pass_event_never_changes BEFORE DELETE OR UPDATE ON passes.pass_event FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER penalty_decision_never_changes BEFORE DELETE OR UPDATE ON eligibility.penalty_decision FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER policy_version_never_changes BEFORE DELETE OR UPDATE ON eligibility.policy_version FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER purpose_never_changes BEFORE DELETE OR UPDATE ON foundation.purpose FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER reach_event_goes_with_person BEFORE DELETE ON residents.reach_event FOR EACH ROW EXECUTE FUNCTION residents.goes_with_person();

CREATE TRIGGER reach_event_never_changes BEFORE UPDATE ON residents.reach_event FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER representation_act_goes_with_person BEFORE DELETE ON residents.representation_act FOR EACH ROW EXECUTE FUNCTION residents.goes_with_person();

CREATE TRIGGER representation_act_never_changes BEFORE UPDATE ON residents.representation_act FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER representation_read_goes_with_person BEFORE DELETE ON residents.representation_read FOR EACH ROW EXECUTE FUNCTION residents.goes_with_person();

CREATE TRIGGER representation_read_never_changes BEFORE UPDATE ON residents.representation_read FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER sign_in_event_never_changes BEFORE DELETE OR UPDATE ON identity.sign_in_event FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER version_never_changes BEFORE DELETE OR UPDATE ON offers.version FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION foundation.never_changes();

CREATE TRIGGER visit_never_changes BEFORE DELETE OR UPDATE ON reports.visit FOR EACH ROW EXECUTE FUNCTION foundation.never_changes();

-- What the application may

grant delete, insert, select on contacts.briefing_read to stadjerspas_app;

grant delete, insert, select on contacts.bsn_miss to stadjerspas_app;

grant delete, insert, select on contacts.desk_colleague to stadjerspas_app;

grant delete, insert, select on contacts.desk_visit to stadjerspas_app;

grant delete, insert, select on contacts.expected_colleague to stadjerspas_app;

grant delete, insert, select on contacts.library_code to stadjerspas_app;

grant delete, insert, select on contacts.library_try to stadjerspas_app;

grant delete, insert, select on contacts.mail to stadjerspas_app;

grant delete, insert, select on foundation.key_used to stadjerspas_app;

grant delete, insert, select on identity.session to stadjerspas_app;

grant delete, insert, select on identity.sign_in_attempt to stadjerspas_app;

grant delete, insert, select on messages.address_notice to stadjerspas_app;

grant delete, insert, select on messages.address_notice_sent to stadjerspas_app;

grant delete, insert, select on offers.draft to stadjerspas_app;

grant delete, insert, select on offers.favourite to stadjerspas_app;

grant delete, insert, select on offers.file to stadjerspas_app;

grant delete, insert, select on offers.last_look to stadjerspas_app;

grant delete, insert, select on offers.missed_word to stadjerspas_app;

grant delete, insert, select on offers.picture to stadjerspas_app;

grant delete, insert, select on offers.picture_file to stadjerspas_app;

grant delete, insert, select on offers.stock_wish to stadjerspas_app;

grant delete, insert, select on offers.synonym to stadjerspas_app;

grant delete, insert, select on orders.chance to stadjerspas_app;

grant delete, insert, select on orders.idempotency to stadjerspas_app;

grant delete, insert, select on providers.branch to stadjerspas_app;

grant delete, insert, select on redemptions.missed_code to stadjerspas_app;

grant delete, insert, select on residents.email_code to stadjerspas_app;

grant delete, insert, select on residents.kin_mark to stadjerspas_app;

grant delete, insert, select on residents.note to stadjerspas_app;

grant delete, insert, select on residents.relation to stadjerspas_app;

grant delete, insert, select, update on residents.refused_field to stadjerspas_app;

grant execute on function audit.never_changes() to stadjerspas_app;

grant execute on function audit.next_number(series regclass) to stadjerspas_app;

grant execute on function audit.record(at timestamp with time zone, actor_door text, actor_id text, actor_role text, action text, subject_kind text, subject_id text, facts jsonb) to stadjerspas_app;

grant execute on function audit.record_many(p_events jsonb) to stadjerspas_app;

grant execute on function audit.record_same(p_action text, p_subject_kind text, p_ats timestamp with time zone[], p_doors text[], p_actors text[], p_roles text[], p_subjects uuid[], p_facts jsonb[]) to stadjerspas_app;

grant execute on function contacts.entry_only_forgets() to stadjerspas_app;

grant execute on function contacts.over(p_before date) to stadjerspas_app;

grant execute on function eligibility.objection_keeps(p_application uuid, p_day date) to stadjerspas_app;

grant execute on function eligibility.objection_open_until(p_day date) to stadjerspas_app;

grant execute on function eligibility.over(p_today date, p_amounts interval, p_withdrawn interval) to stadjerspas_app;

grant execute on function knowledge.never_changes() to stadjerspas_app;

grant execute on function messages.enqueue(message jsonb) to stadjerspas_app;

grant execute on function messages.enqueue_many(p_messages jsonb) to stadjerspas_app;

grant execute on function messages.enqueue_new(p_ids uuid[], p_residents uuid[], p_kinds text[], p_text_versions integer[], p_titles text[], p_abouts text[], p_values jsonb[], p_event text, p_subjects uuid[], p_ats timestamp with time zone[], p_letters boolean[]) to stadjerspas_app;

grant execute on function messages.letter_number(p_id uuid) to stadjerspas_app;

grant execute on function messages.unreached() to stadjerspas_app;

grant execute on function messages.withdraw_letter(p_key text) to stadjerspas_app;

grant execute on function offers.budgets() to stadjerspas_app;

grant execute on function offers.changes() to stadjerspas_app;

grant execute on function offers.give_back(p_offer uuid, p_count integer) to stadjerspas_app;

grant execute on function offers.left_over(p_offer uuid, OUT remaining integer, OUT held_for_desk integer, OUT budget_total integer, OUT affordable boolean) to stadjerspas_app;

grant execute on function offers.on_sale(p_offers uuid[]) to stadjerspas_app;

grant execute on function offers.period_of(p_period text, p_day date) to stadjerspas_app;

grant execute on function offers.spend(p_offers uuid[], p_cents integer[]) to stadjerspas_app;

grant execute on function offers.take(p_offer uuid, p_count integer) to stadjerspas_app;

grant execute on function offers.take_many(p_offers uuid[], p_counts integer[]) to stadjerspas_app;

grant execute on function orders.barred(p_resident uuid, p_pass uuid, p_day date, p_for_whom text, p_postcodes text[], p_first_pass_only boolean) to stadjerspas_app;

grant execute on function orders.before_order(p_residents uuid[], p_days date[], p_offers uuid[], p_per text[], p_periods text[], p_starts date[]) to stadjerspas_app;

grant execute on function orders.cancel(p_voucher uuid, p_residents uuid[], p_at timestamp with time zone, p_day date, p_actor jsonb, p_message jsonb) to stadjerspas_app;

grant execute on function orders.draw_held(p_offer uuid) to stadjerspas_app;

grant execute on function orders.forget_keys(p_before timestamp with time zone) to stadjerspas_app;

grant execute on function orders.period_start(p_period text, p_day date) to stadjerspas_app;

grant execute on function orders.place(p_day date, p_ids uuid[], p_owners uuid[], p_keys text[], p_hashes bytea[], p_residents uuid[], p_ats timestamp with time zone[], p_doors text[], p_actors text[], p_roles text[], p_ways text[], p_deliveries text[], p_pick_ups text[], p_message_ids uuid[], p_kinds text[], p_text_versions integer[], p_titles text[], p_abouts text[], p_values jsonb[], p_letters boolean[], p_line_orders integer[], p_line_residents uuid[], p_line_offers uuid[], p_line_versions uuid[], p_line_promised uuid[], p_voucher_ids uuid[], p_code_finds bytea[], p_code_seals bytea[], p_key_ids text[]) to stadjerspas_app;

grant execute on function passes.hold_valid(p_residents uuid[], p_day date, OUT households uuid[], OUT births date[], OUT passes uuid[]) to stadjerspas_app;

grant execute on function passes.is_first(p_resident uuid, p_pass uuid) to stadjerspas_app;

grant execute on function passes.lock_valid(p_residents uuid[], p_day date) to stadjerspas_app;

grant execute on function passes.valid_on(p_resident uuid, p_day date) to stadjerspas_app;

grant execute on function providers.changes() to stadjerspas_app;

grant execute on function providers.gives(p_provider uuid, p_promised_by uuid, p_group uuid) to stadjerspas_app;

grant execute on function redemptions.redeem(p_id uuid, p_voucher uuid, p_provider uuid, p_at timestamp with time zone, p_day date, p_nonce text, p_way text, p_actor uuid) to stadjerspas_app;

grant execute on function redemptions.take_back(p_id uuid, p_redemption uuid, p_provider uuid, p_at timestamp with time zone, p_not_before timestamp with time zone, p_actor uuid) to stadjerspas_app;

grant execute on function reports.month_of(p_at timestamp with time zone) to stadjerspas_app;

grant execute on function residents.around(p_ids uuid[]) to stadjerspas_app;

grant execute on function residents.births(ids uuid[]) to stadjerspas_app;

grant execute on function residents.channel_of(resident uuid) to stadjerspas_app;

grant execute on function residents.channels_of(p_ids uuid[]) to stadjerspas_app;

grant execute on function residents.entered_before(p_day date) to stadjerspas_app;

grant execute on function residents.forget_entered(p_ids uuid[]) to stadjerspas_app;

grant execute on function residents.forget_people(p_people uuid[], p_day date) to stadjerspas_app;

grant execute on function residents.goes_with_person() to stadjerspas_app;

grant execute on function residents.hold(p_ids uuid[], OUT households uuid[], OUT births date[]) to stadjerspas_app;

grant execute on function residents.lives(p_id uuid, p_day date, OUT postcode text, OUT with_children boolean) to stadjerspas_app;

grant execute on function residents.lock_households(ids uuid[]) to stadjerspas_app;

grant execute on function vouchers.cancel(p_voucher uuid, p_at timestamp with time zone, p_day date) to stadjerspas_app;

grant execute on function vouchers.issue(p_vouchers jsonb) to stadjerspas_app;

grant execute on function vouchers.issue_many(p_ids uuid[], p_residents uuid[], p_households uuid[], p_passes uuid[], p_offers uuid[], p_versions uuid[], p_providers uuid[], p_groups uuid[], p_children boolean[], p_code_finds bytea[], p_code_seals bytea[], p_key_ids text[], p_ats timestamp with time zone[], p_from date[], p_to date[]) to stadjerspas_app;

grant execute on function vouchers.move_to_pass(p_resident uuid, p_from uuid, p_to uuid) to stadjerspas_app;

grant execute on function vouchers.redeem(p_voucher uuid, p_provider uuid, p_redemption uuid, p_at timestamp with time zone, p_day date) to stadjerspas_app;

grant execute on function vouchers.take_back(p_voucher uuid, p_redemption uuid) to stadjerspas_app;

grant insert, select on audit.event to stadjerspas_app;

grant insert, select on audit.forgotten to stadjerspas_app;

grant insert, select on audit.processing_log to stadjerspas_app;

grant insert, select on audit.seal to stadjerspas_app;

grant insert, select on contacts.anonymous_question to stadjerspas_app;

grant insert, select on contacts.briefing to stadjerspas_app;

grant insert, select on contacts.campaign to stadjerspas_app;

grant insert, select on contacts.cause to stadjerspas_app;

grant insert, select on contacts.entry to stadjerspas_app;

grant insert, select on contacts.involved to stadjerspas_app;

grant insert, select on contacts.mail_reading to stadjerspas_app;

grant insert, select on contacts.matter to stadjerspas_app;

grant insert, select on contacts.opinion to stadjerspas_app;

grant insert, select on contacts.outgoing to stadjerspas_app;

grant insert, select on contacts.paper to stadjerspas_app;

grant insert, select on eligibility.absence to stadjerspas_app;

grant insert, select on eligibility.amounts to stadjerspas_app;

grant insert, select on eligibility.application to stadjerspas_app;

grant insert, select on eligibility.application_event to stadjerspas_app;

grant insert, select on eligibility.assessment to stadjerspas_app;

grant insert, select on eligibility.colleague to stadjerspas_app;

grant insert, select on eligibility.conflict to stadjerspas_app;

grant insert, select on eligibility.decision to stadjerspas_app;

grant insert, select on eligibility.default_notice to stadjerspas_app;

grant insert, select on eligibility.evidence to stadjerspas_app;

grant insert, select on eligibility.extension to stadjerspas_app;

grant insert, select on eligibility.norm_proposal to stadjerspas_app;

grant insert, select on eligibility.norm_table to stadjerspas_app;

grant insert, select on eligibility.objection to stadjerspas_app;

grant insert, select on eligibility.objection_event to stadjerspas_app;

grant insert, select on eligibility.outage to stadjerspas_app;

grant insert, select on eligibility.penalty_decision to stadjerspas_app;

grant insert, select on eligibility.planned_move to stadjerspas_app;

grant insert, select on eligibility.policy_proposal to stadjerspas_app;

grant insert, select on eligibility.policy_version to stadjerspas_app;

grant insert, select on eligibility.request to stadjerspas_app;

grant insert, select on eligibility.retest to stadjerspas_app;

grant insert, select on eligibility.retest_result to stadjerspas_app;

grant insert, select on foundation.keys_known to stadjerspas_app;

grant insert, select on identity.provider_person to stadjerspas_app;

grant insert, select on identity.sign_in_event to stadjerspas_app;

grant insert, select on identity.staff to stadjerspas_app;

grant insert, select on knowledge.text to stadjerspas_app;

grant insert, select on knowledge.version to stadjerspas_app;

grant insert, select on messages.attempt to stadjerspas_app;

grant insert, select on messages.delivery to stadjerspas_app;

grant insert, select on messages.message to stadjerspas_app;

grant insert, select on offers.budget to stadjerspas_app;

grant insert, select on offers.offer to stadjerspas_app;

grant insert, select on offers.stock to stadjerspas_app;

grant insert, select on offers.version to stadjerspas_app;

grant insert, select on orders."order" to stadjerspas_app;

grant insert, select on orders.draw to stadjerspas_app;

grant insert, select on orders.ending to stadjerspas_app;

grant insert, select on orders.line to stadjerspas_app;

grant insert, select on orders.pick_up to stadjerspas_app;

grant insert, select on orders.sign_up to stadjerspas_app;

grant insert, select on passes.pass to stadjerspas_app;

grant insert, select on passes.pass_event to stadjerspas_app;

grant insert, select on providers.member to stadjerspas_app;

grant insert, select on providers.planned to stadjerspas_app;

grant insert, select on providers.proposal to stadjerspas_app;

grant insert, select on providers.version to stadjerspas_app;

grant insert, select on redemptions.redemption_event to stadjerspas_app;

grant insert, select on reports.visit to stadjerspas_app;

grant insert, select on residents.household to stadjerspas_app;

grant insert, select on residents.reach_event to stadjerspas_app;

grant insert, select on residents.representation to stadjerspas_app;

grant insert, select on residents.representation_act to stadjerspas_app;

grant insert, select on residents.representation_read to stadjerspas_app;

grant insert, select on vouchers.voucher to stadjerspas_app;

grant insert, select, update on orders.limit_use to stadjerspas_app;

grant insert, select, update on providers.provider to stadjerspas_app;

grant insert, select, update on providers.provider_group to stadjerspas_app;

grant insert, select, update on residents.reach to stadjerspas_app;

grant insert, select, update on residents.resident to stadjerspas_app;

grant select on eligibility.decision_in_force to stadjerspas_app;

grant select on foundation.clock_shift to stadjerspas_app;

grant select on foundation.purpose to stadjerspas_app;

grant select on reports.applications_per_month to stadjerspas_app;

grant select on reports.broken_budget to stadjerspas_app;

grant select on reports.broken_forgotten to stadjerspas_app;

grant select on reports.broken_ground to stadjerspas_app;

grant select on reports.broken_limit to stadjerspas_app;

grant select on reports.broken_promise to stadjerspas_app;

grant select on reports.broken_redemption to stadjerspas_app;

grant select on reports.broken_rows to stadjerspas_app;

grant select on reports.broken_sign_up to stadjerspas_app;

grant select on reports.broken_stock to stadjerspas_app;

grant select on reports.reason_to_look to stadjerspas_app;

grant select on reports.redeemed_at_provider to stadjerspas_app;

grant select on reports.redeemed_per_month to stadjerspas_app;

grant select on reports.sign_ins_per_month to stadjerspas_app;

grant select on reports.visits_per_month to stadjerspas_app;

grant select on reports.vouchers_per_month to stadjerspas_app;

grant select, update on offers.shelf to stadjerspas_app;

grant select, update on providers.directory to stadjerspas_app;

grant select, usage on audit.event_number to stadjerspas_app;

grant select, usage on audit.processing_number to stadjerspas_app;

grant update (action, closed_at, closed_by, told, told_words) on contacts.cause to stadjerspas_app;

grant update (acts_under, bsn_sealed, id_token_sealed, idle_end, name, revoked_at, subject_id) on identity.session to stadjerspas_app;

grant update (added_at) on offers.picture to stadjerspas_app;

grant update (address_find, name, role, seen_on) on contacts.desk_colleague to stadjerspas_app;

grant update (agreed_until, court_last_day, decided_at, default_notice_on, excusable, extended_on, extended_weeks, handler_id, handler_name, heard_on, hearing_at, hearing_place, last_day, missing, missing_asked_on, missing_due, missing_over_on, new_decision_id, not_heard, reason, state) on eligibility.objection to stadjerspas_app;

grant update (alarm, assigned_at, assigned_name, assigned_to, closed_at, household_id, last_day, next_try_at, opened_at, state, tries, typed_sealed, waiting_since, words_forgotten_on) on eligibility.application to stadjerspas_app;

grant update (amounts_ref, forgotten_on, read_at, title, values) on messages.message to stadjerspas_app;

grant update (answer_sealed, answered_at, asked_sealed, closed_at, due_on, forgotten_on, state) on eligibility.request to stadjerspas_app;

grant update (answered_at, helped, words) on contacts.opinion to stadjerspas_app;

grant update (asked_on, assignee_id, assignee_name, cause_id, extended_on, forgotten_on, kind, last_day, merged_into, outcome, person_sealed, reply_by, reply_until, resident_id, says_resident_id, settled_at, state, target_day, topic) on contacts.matter to stadjerspas_app;

grant update (attempts, delivery, last_error, next_attempt_at, sealed, sent_at, to_find) on contacts.outgoing to stadjerspas_app;

grant update (attempts, last_error, next_attempt_at, provider_reference, returned_at, sent_at, state) on messages.delivery to stadjerspas_app;

grant update (attempts, next_attempt_at) on messages.address_notice to stadjerspas_app;

grant update (before, looked_at) on offers.last_look to stadjerspas_app;

grant update (by_own_hand, given_back_at) on orders.line to stadjerspas_app;

grant update (call_back_on, called_at, checked_at, checked_how, closed_at, note) on contacts.desk_visit to stadjerspas_app;

grant update (cancelled_at, redeemed_at, redeemed_by, redemption_id, state) on vouchers.voucher to stadjerspas_app;

grant update (case_id, followed) on eligibility.retest_result to stadjerspas_app;

grant update (changed_at, changed_by, changed_by_name, decided_at, decided_by, decided_by_name, file_id, return_reason, revision, state, typed, version_id) on offers.draft to stadjerspas_app;

grant update (closes_at, drawn_at, places, seed, stopped_at, waits_since) on orders.draw to stadjerspas_app;

grant update (confirmed_at, confirmed_by, confirmed_name, counts, ended_at, last_household, looked, stage) on eligibility.retest to stadjerspas_app;

grant update (confirmed_at, tries) on residents.email_code to stadjerspas_app;

grant update (copy_at, extension_read_at, extension_told_at, mailed_at, notice_attempts, notice_due, read_at, told_by, told_by_name, told_on) on contacts.involved to stadjerspas_app;

grant update (created_at) on residents.household to stadjerspas_app;

grant update (days, last_day, times, visitors, word) on offers.missed_word to stadjerspas_app;

grant update (decided_at, decided_by, decided_by_name, norm_version, return_reason, state) on eligibility.norm_proposal to stadjerspas_app;

grant update (decided_at, decided_by, decided_by_name, policy_version, return_reason, state) on eligibility.policy_proposal to stadjerspas_app;

grant update (decided_at, decided_by, decided_by_name, provider_id, return_reason, state) on providers.proposal to stadjerspas_app;

grant update (delivery, forgotten_on, order_id, outcome, people, pick_up_at, place, reason, resident_id, withdrawn_at) on orders.sign_up to stadjerspas_app;

grant update (document, ended_at, forgotten_on, handed_at, handed_by, printed_at, reminded_at) on orders.pick_up to stadjerspas_app;

grant update (due_at, ended_at, returned_sealed, second_id, second_name, state, typed_sealed) on eligibility.planned_move to stadjerspas_app;

grant update (email_sealed, last_signed_in, name, own_find) on identity.staff to stadjerspas_app;

grant update (ended_at) on contacts.campaign to stadjerspas_app;

grant update (ended_at, ended_because, first_used_at) on contacts.library_code to stadjerspas_app;

grant update (ended_at, ended_by) on residents.representation to stadjerspas_app;

grant update (ended_at, ended_by_name) on contacts.briefing to stadjerspas_app;

grant update (entered_at, name, role) on contacts.expected_colleague to stadjerspas_app;

grant update (failed, read_at, tried_at) on contacts.mail_reading to stadjerspas_app;

grant update (finished_at) on orders.ending to stadjerspas_app;

grant update (forgotten_on, kept_key, name_sealed, sealed) on contacts.paper to stadjerspas_app;

grant update (forgotten_on, sealed, wrapped_key) on eligibility.amounts to stadjerspas_app;

grant update (forgotten_on, words) on contacts.entry to stadjerspas_app;

grant update (forgotten_on, words_sealed) on eligibility.objection_event to stadjerspas_app;

grant update (gone_because, gone_on, name_sealed, sealed, seen_at, wrapped_key) on eligibility.evidence to stadjerspas_app;

grant update (handled_at, handled_by, matter_id) on contacts.mail to stadjerspas_app;

grant update (held_for_desk, initial, remaining) on offers.stock to stadjerspas_app;

grant update (kept_at, taken_back_at, taken_back_by, taken_back_by_name, taken_back_reason) on providers.planned to stadjerspas_app;

grant update (last_signed_in, name) on identity.provider_person to stadjerspas_app;

grant update (name, seen_at) on eligibility.colleague to stadjerspas_app;

grant update (reason_sealed) on eligibility.extension to stadjerspas_app;

grant update (spent_cents, total_cents) on offers.budget to stadjerspas_app;

grant update (state) on passes.pass to stadjerspas_app;

grant update (state, version_id) on offers.offer to stadjerspas_app;

grant update (to_day) on eligibility.absence to stadjerspas_app;

grant update (told_at) on offers.stock_wish to stadjerspas_app;

grant update (used_at) on identity.sign_in_attempt to stadjerspas_app;

grant usage on contacts.matter_number to stadjerspas_app;

grant usage on eligibility.application_number to stadjerspas_app;

grant usage on eligibility.objection_number to stadjerspas_app;
