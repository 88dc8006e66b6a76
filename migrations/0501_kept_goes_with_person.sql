-- room: offers
-- What somebody kept and when they looked goes with them (decision 0054).
grant delete on offers.last_look to stadjerspas_app;
