package com.occ.inventory.simulator.demo;

/** Where to look, and what to break, as lines to paste into a shell. */
record Signposts(String address, String token, String password, Stores stores) {
    static final String USER = "demo";

    void show() {
        String partner = stores.partners().get(0).domain();
        Demo.say(
                """

                Stock now changes by itself and a sync runs every minute. Ctrl-C ends it all.

                The pages:
                  %1$s          sign in as %7$s with %8$s
                The system:
                  export API='%1$s/api/v1' AUTH='Authorization: Bearer %2$s'
                  curl -s -H "$AUTH" "$API/sync-runs?limit=3"          the latest runs
                  curl -s -H "$AUTH" "$API/sync-logs?partner=%5$s"
                  curl -s -H "$AUTH" -X POST "$API/sync-runs"          sync now
                The stores:
                  export STORES='%3$s' J='content-type: application/json'
                  export PARTNER="$STORES/shops/%6$s" OCC="$STORES/shops/%4$s"
                  curl -s $STORES/compare                the truth: what is wrong in the OCC store
                  curl -s $OCC/calls
                Break something, wait for the next run, read the mail, mend it:
                  %3$s/mailbox          the operator's mailbox
                  curl -s -X POST $PARTNER/revoke-token          a partner's token is revoked
                  curl -s -X POST $PARTNER/restore-token
                  curl -s -X PUT -H "$J" $PARTNER/fault -d '{"kind":"HTTP_503"}'          its store is out of reach
                  curl -s -X PUT -H "$J" $PARTNER/fault -d '{"kind":"NONE"}'
                  curl -s -X PATCH -H "$J" $PARTNER/variants -d '{"percent":60,"tracked":false}'          most of its items fail: a mail after two runs
                  curl -s -X PATCH -H "$J" $PARTNER/variants -d '{"percent":100,"tracked":true}'
                  curl -s -X PUT -H "$J" $OCC/fault -d '{"kind":"FROZEN_402"}'          the OCC store itself is frozen
                  curl -s -X PUT -H "$J" $OCC/fault -d '{"kind":"NONE"}'
                  curl -s -X PUT -H "$J" $STORES/mailbox -d '{"open":false}'          the mail server is down: mails wait
                  curl -s -X PUT -H "$J" $STORES/mailbox -d '{"open":true}'
                """
                        .formatted(
                                address,
                                token,
                                stores.controlUrl(),
                                stores.occDomain(),
                                stores.partners().get(0).key(),
                                partner,
                                USER,
                                password));
    }
}
