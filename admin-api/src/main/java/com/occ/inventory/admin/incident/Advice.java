package com.occ.inventory.admin.incident;

import com.occ.inventory.message.Concern;

/** What a person can do about a cause. */
final class Advice {
    private Advice() {}

    static String of(String cause, Concern concern) {
        boolean occ = concern == Concern.STORE;
        return switch (cause) {
            case "TOKEN_INVALID" ->
                occ
                        ? "Make a new token for the OCC store, set OCC_ACCESS_TOKEN and start store-updater-service again."
                        : "Ask the partner for a new token and enter it on the partner's page.";
            case "ACCESS_DENIED" ->
                "Give the app the scopes it lacks, install it again"
                        + (occ ? " and start store-updater-service again." : " and enter the new token.");
            case "CREDENTIALS_MISSING" -> "Enter the partner's token on its page.";
            case "SHOP_FROZEN", "SHOP_LOCKED" ->
                "The store's owner must settle this with Shopify. It goes on by itself.";
            case "SHOP_NOT_FOUND" ->
                occ
                        ? "Look at OCC_SHOP_DOMAIN: there is no store of this name."
                        : "Look at the partner's shop domain: there is no store of this name.";
            case "UNREACHABLE" -> "Look at Shopify's status page and at this network. It goes on by itself.";
            case "SUSPICIOUS" ->
                "Ask the partner whether its stock is really gone. The next run that says the same is believed.";
            case "ITEMS_FAILING" ->
                "Look at the partner's failed items: they are grouped by cause, each with what to do about it.";
            case "LOCATION_MISSING" -> "Open the location in Shopify again, or set OCC_LOCATION_ID to an active one.";
            case "STALLED" -> "Look at the System page for a silent service, and at the services' logs.";
            case "NO_RUNS" ->
                "Look at the System page for a silent service or a queue that grows, then at the services' logs."
                        + " No stock is updated meanwhile.";
            case "PAGE_REJECTED", "INTERNAL" -> "A mistake of this system: look at the dead letters and the logs.";
            default -> "See what the latest runs say.";
        };
    }
}
