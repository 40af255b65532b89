-- How long the rate limits of the partner's and of the OCC store held the page's job back, as far as this page told; null when the
-- sender did not say.
alter table result_page add column partner_waited_millis bigint, add column store_waited_millis bigint;
