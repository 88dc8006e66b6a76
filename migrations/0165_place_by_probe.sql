-- room: orders
-- Each order of a list looks up its own rows. A hash or a merge would read every key and every limit that there is, and more
-- of them each day: 7 ms for one order after 24,000, and 2 ms without.
alter function orders.place(jsonb) set enable_hashjoin = off;
alter function orders.place(jsonb) set enable_mergejoin = off;
