package com.occ.inventory.notifier.letter;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.notifier.letter.Notice.Entry;
import java.util.Locale;

/**
 * What is said of a cause.
 *
 * @param brief in a subject, after a name
 * @param happened in a sentence
 * @param todo what the reader can do
 */
record Wording(String brief, String happened, String todo) {
    private static final int MOST_BRIEF = 28;

    static Wording of(Entry entry) {
        String cause = entry.cause() == null ? "" : entry.cause();
        return switch (entry.concern()) {
            case PARTNER -> ofPartner(cause, entry);
            case STORE -> ofStore(cause);
            case PIPELINE ->
                new Wording(
                        cause.equals("NO_RUNS") ? "no sync has finished" : spelled(cause),
                        "The schedule is on, but no sync has finished since " + Times.at(entry.failingSince()) + ".",
                        "Open the System page: look for a service that is silent or a queue that grows, then in that service's log.");
        };
    }

    private static Wording ofPartner(String cause, Entry entry) {
        return switch (cause) {
            case "TOKEN_INVALID" ->
                new Wording(
                        "token refused",
                        "Shopify refuses the partner's access token. It was revoked, or the app was uninstalled.",
                        "Ask the partner for a new token and enter it on the partner's page.");
            case "ACCESS_DENIED" ->
                new Wording(
                        "access denied",
                        "The partner's token is valid, but may not read what is needed.",
                        "Have the app given the scopes it lacks and installed again, then enter the new token on the partner's page.");
            case "CREDENTIALS_MISSING" ->
                new Wording(
                        "token missing",
                        "There is no access token for this partner.",
                        "Enter the partner's token on its page.");
            case "SHOP_FROZEN" ->
                new Wording(
                        "shop frozen",
                        "Shopify has frozen the partner's shop, mostly over an unpaid bill.",
                        "The shop's owner must settle this with Shopify. Then it goes on by itself.");
            case "SHOP_LOCKED" ->
                new Wording(
                        "shop locked",
                        "Shopify has locked the partner's shop.",
                        "The shop's owner must settle this with Shopify. Then it goes on by itself.");
            case "SHOP_NOT_FOUND" ->
                new Wording(
                        "shop not found",
                        "There is no shop at the partner's domain.",
                        "Look at the shop domain on the partner's page: the shop was renamed or closed.");
            case "UNREACHABLE" ->
                new Wording(
                        "unreachable",
                        "The partner's shop did not answer, and was tried several times.",
                        "Look at Shopify's status page and at this network. When the shop answers it goes on by itself.");
            case "SUSPICIOUS" ->
                new Wording(
                        "stock gone at once",
                        "Nearly all of the partner's stock was gone at once. That may be a mistake, so none of it was written.",
                        "Ask the partner whether its stock is really gone. The next run that says the same is believed.");
            case FailureThresholdReached.ITEMS_FAILING ->
                new Wording(
                        Counted.share(entry) + " items failing",
                        Counted.share(entry) + " items failed" + Counted.inRuns(entry.runs()) + ".",
                        "Open the partner's failed items: they are grouped by cause, each with what to do about it.");
            case "STALLED" ->
                new Wording(
                        "sync stalled",
                        "The partner's sync was begun several times and never done in time. The fault is this system's, not the partner's.",
                        "Look at the System page for a silent service, and at the services' logs.");
            case "PAGE_REJECTED", "INTERNAL" ->
                new Wording(
                        "internal error",
                        "This system made a mistake with the partner's sync. The partner is not to blame.",
                        "Look at the dead letters and the services' logs, then sync the partner again.");
            default ->
                new Wording(
                        spelled(cause),
                        "The partner could not be synchronised.",
                        "See on the partner's page what its latest runs say.");
        };
    }

    private static Wording ofStore(String cause) {
        return switch (cause) {
            case "TOKEN_INVALID" ->
                new Wording(
                        "token refused",
                        "Shopify refuses the OCC store's access token. It was revoked, or the app was uninstalled.",
                        "Make a new token for the OCC store, set OCC_ACCESS_TOKEN and start store-updater-service again.");
            case "ACCESS_DENIED" ->
                new Wording(
                        "access denied",
                        "The OCC store's token is valid, but may not do what is needed.",
                        "Give the app the scopes it lacks, install it again and start store-updater-service again.");
            case "SHOP_FROZEN" ->
                new Wording(
                        "shop frozen",
                        "Shopify has frozen the OCC store, mostly over an unpaid bill.",
                        "The store's owner must settle this with Shopify. Then it goes on by itself.");
            case "SHOP_LOCKED" ->
                new Wording(
                        "shop locked",
                        "Shopify has locked the OCC store.",
                        "The store's owner must settle this with Shopify. Then it goes on by itself.");
            case "SHOP_NOT_FOUND" ->
                new Wording(
                        "shop not found",
                        "There is no shop at the OCC store's domain.",
                        "Look at OCC_SHOP_DOMAIN: there is no store of this name.");
            case "UNREACHABLE" ->
                new Wording(
                        "unreachable",
                        "The OCC store did not answer, and was tried several times.",
                        "Look at Shopify's status page and at this network. When the store answers it goes on by itself.");
            case "LOCATION_MISSING" ->
                new Wording(
                        "location missing",
                        "The OCC store has no active location that can hold the stock, or not the one whose stock is kept.",
                        "Open the location in Shopify again, or set OCC_LOCATION_ID to an active one.");
            default ->
                new Wording(
                        spelled(cause),
                        "The OCC store cannot be written.",
                        "See on the Alerts page and in store-updater-service's log what the store says.");
        };
    }

    /** Of a cause that this version does not know. */
    private static String spelled(String cause) {
        String words = Plain.line(cause.replace('_', ' ').toLowerCase(Locale.ENGLISH), MOST_BRIEF);
        return words.isEmpty() ? "failing" : words;
    }
}
