package com.occ.inventory.admin.run;

import com.occ.inventory.message.PartnerFailure;

/**
 * Why a partner could not be synchronised, for a person.
 *
 * @param what happened, in a sentence
 * @param remedy what to do about it, in a sentence
 * @param heals whether the next run may well succeed although nobody does anything
 */
public record Cause(String what, String remedy, boolean heals) {
    /** From this many failed syncs in a row on, what heals by itself has had its chance. */
    private static final int PATIENCE = 3;

    /** @param failures failed syncs in a row, this one included */
    public static Cause of(PartnerFailure failure, int failures) {
        boolean early = failures < PATIENCE;
        return switch (failure) {
            case TOKEN_INVALID ->
                person(
                        "The store no longer accepts our access token.",
                        "Ask the partner for a new token and enter it on the partner's page.");
            case ACCESS_DENIED ->
                person(
                        "Our access token lacks a permission.",
                        "Have the partner grant the app read_products, read_inventory and read_locations, then enter the new token.");
            case CREDENTIALS_MISSING ->
                person("There is no access token for this store.", "Enter the store's token on the partner's page.");
            case SHOP_FROZEN ->
                person(
                        "The store is frozen: its owner has not paid Shopify.",
                        "Ask the partner. Pause the partner meanwhile, or set its stock to zero by hand.");
            case SHOP_LOCKED ->
                person(
                        "Shopify has locked the store.",
                        "Ask the partner. Pause the partner until the store is open again.");
            case SHOP_NOT_FOUND ->
                person(
                        "There is no store at this address.",
                        "Check the shop domain on the partner's page; the store may have been closed or renamed.");
            case UNREACHABLE ->
                early
                        ? heals("The store did not answer.", "Nothing to do yet: the next run tries again.")
                        : person(
                                "The store has not answered in several runs in a row.",
                                "Ask the partner whether the store is open, and check its domain. Runs keep trying.");
            case SUSPICIOUS ->
                failures < 2
                        ? heals(
                                "Nearly all its items turned empty at once, so nothing was written.",
                                "If the next run says the same, it is written. Pause the partner if it is wrong.")
                        : person(
                                "Nearly all its items keep turning empty, and not always the same ones.",
                                "Ask the partner whether its stock really is gone, and check the locations that count.");
            case STALLED ->
                early
                        ? heals(
                                "Our side did not finish the job in time.",
                                "Nothing to do yet: the next run tries again. If it repeats, look at System.")
                        : person(
                                "Our side keeps not finishing the job.",
                                "Look at System: a service is down or its queue does not move.");
            case PAGE_REJECTED ->
                person(
                        "A message of the job could not be processed and was put aside.",
                        "Look at the dead letters on System: replay it, or discard it.");
            case INTERNAL ->
                person(
                        "Our side made a request, or got an answer, that it did not understand.",
                        "This is a defect of ours: pass on the message and the request id.");
        };
    }

    private static Cause person(String what, String remedy) {
        return new Cause(what, remedy, false);
    }

    private static Cause heals(String what, String remedy) {
        return new Cause(what, remedy, true);
    }
}
