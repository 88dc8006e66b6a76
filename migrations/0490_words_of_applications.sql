-- room: eligibility
-- What somebody typed beside the register is forgotten with the other words of an application that is over. Its row is sealed again
-- without them; the day says that it was done.
alter table eligibility.application add column words_forgotten_on date;
grant update (typed_sealed, words_forgotten_on) on eligibility.application to stadjerspas_app;
