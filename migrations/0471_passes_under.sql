-- room: passes
-- A parent's page asks for the passes of the children under them.
create index pass_under on passes.pass (under_resident) where under_resident is not null;
