-- room: messages
-- A title may name who ordered for somebody. It goes with the words of the message; of those that were emptied before, now.
grant update (title) on messages.message to stadjerspas_app;
update messages.message set title = regexp_replace(title, '^.+ bestelde een bon voor je', '(naam gewist) bestelde een bon voor je')
 where forgotten_on is not null and kind like 'ordered-for-you%';
