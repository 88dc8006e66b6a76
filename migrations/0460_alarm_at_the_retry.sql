-- room: eligibility
-- Who is known to have died only when the register is asked again gets the alarm then.
grant update (alarm) on eligibility.application to stadjerspas_app;
