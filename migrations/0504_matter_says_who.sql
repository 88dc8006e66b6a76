-- room: contacts
create index matter_says_resident on contacts.matter (says_resident_id) where says_resident_id is not null;
create index library_code_resident on contacts.library_code (resident_id);
