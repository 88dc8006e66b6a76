-- room: foundation
-- A key that no row needs any more, as was seen by reading every row, and that is no longer in the key file, need not be asked for.
grant delete on foundation.key_used to stadjerspas_app;
