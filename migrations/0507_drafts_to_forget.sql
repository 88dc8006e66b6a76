-- room: offers
create index draft_to_forget on offers.draft (changed_at) where state = 'dropped';
