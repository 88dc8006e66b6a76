-- room: orders
-- A list is short and the tables grow: a plan made on the first day, when they were empty, must not read them whole a year
-- later. jit: as for orders.place, compiling takes longer than the work.
alter function orders.place(jsonb) set enable_seqscan = off;
alter function orders.cancel(uuid, uuid[], timestamptz, date, jsonb, jsonb) set enable_seqscan = off;
alter function orders.cancel(uuid, uuid[], timestamptz, date, jsonb, jsonb) set jit = off;
