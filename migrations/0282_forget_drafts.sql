-- room: offers
-- What was thrown away, and pictures that stand nowhere, go after a while; so does the file of which nothing is left.
-- A picture that is sent again counts as new: then nobody forgets it while it is put in a draft.
grant delete on offers.draft, offers.file, offers.picture, offers.picture_file to stadjerspas_app;
grant update (added_at) on offers.picture to stadjerspas_app;
create index draft_picture on offers.draft ((typed ->> 'beeld')) where typed ->> 'beeld' <> '';
create index version_picture on offers.version (picture) where picture is not null;
