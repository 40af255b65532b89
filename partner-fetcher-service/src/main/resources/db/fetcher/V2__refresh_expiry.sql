-- When the refresh token is dead unless it is used before; null when that is unknown, as of one that a person entered.
alter table credentials add column refresh_expires_at timestamptz;
create index credentials_expiring on credentials (refresh_expires_at) where refresh_expires_at is not null;
