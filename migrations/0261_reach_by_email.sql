-- room: residents
-- A mail comes in: is its address one that somebody confirmed here?
create index reach_email on residents.reach (email_find) where email_find is not null;
