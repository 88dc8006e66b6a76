-- room: orders
-- Which version of the offer somebody read when they signed up for its draw. Who wins gets the offer as it is on the day of the draw; what
-- stood there when they signed up can be shown beside it. Sign-ups from before this have none.
alter table orders.sign_up add column version_id uuid;
