-- room: orders
-- Rows of draws stay for ever, without people: only those that still have them are looked at.
create index sign_up_to_forget on orders.sign_up (draw_id) where forgotten_on is null;
