-- room: audit
-- Who looked in a period, for an auditor. Lines come in the order of their moments: a range index costs the line that is written nearly nothing.
create index processing_at on audit.processing_log using brin (at);
