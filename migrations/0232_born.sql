-- room: residents
-- The desk looks for a name with a day of birth.
create index resident_born on residents.resident (born);
