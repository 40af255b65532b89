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
                  curl -s %3$s/compare                the truth: what is wrong in the OCC store
                  curl -s %3$s/shops/%4$s/calls
                Break something, look at the runs, mend it:
                  curl -s -X POST %3$s/shops/%6$s/revoke-token
                  curl -s -X POST %3$s/shops/%6$s/restore-token
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
