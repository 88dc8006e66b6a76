-- room: knowledge
-- Decision 0043. What a release proposed is accepted or left. Left is a version too, with the words that were left: a version never changes, so
-- the proposal itself cannot say it; and publishing the live words once more would tell the desk of a change that is none.
alter table knowledge.version drop constraint version_state_check;
alter table knowledge.version add constraint version_state_check check (state in ('published', 'proposal', 'left'));
