-- room: messages
-- Decision 0069. Messages about an application had what was typed beside the register among their values, readable. They get it from the
-- application from now on, as they get amounts. Everything else that a message says stays as it was written.
update messages.message m
   set amounts_ref = coalesce(m.amounts_ref, case when m.kind in ('receipt', 'receipt-by-post') then right(m.dedupe_key, 36)::uuid end),
       values = m.values || jsonb_strip_nulls(jsonb_build_object(
         'entered', regexp_replace(m.values ->> 'entered',
           '(De gegevens van de gemeente kloppen niet: ).*?(\n(?:Je woont niet met een partner|Je woont met je man, vrouw of geregistreerde partner|Je woont met een partner, niet getrouwd|Je vulde niet in of je met een partner woont)\n.*)?$', '\1…\2'),
         'entered.en', regexp_replace(m.values ->> 'entered.en',
           '(The data of the municipality are not right: ).*?(\n(?:You do not live with a partner|You live with your husband, wife or registered partner|You live with a partner, not married|You did not fill in if you live with a partner)\n.*)?$', '\1…\2')))
 where m.dedupe_key like 'eligibility %' and m.values ->> 'entered' like '%De gegevens van de gemeente kloppen niet: %';
