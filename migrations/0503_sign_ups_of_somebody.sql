-- room: orders
-- Whether somebody still takes part in a draw is asked before they are forgotten (decision 0054), and by their own list of draws.
create index sign_up_resident on orders.sign_up (resident_id) where resident_id is not null;
create index chance_resident on orders.chance (resident_id);
