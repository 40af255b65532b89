package com.occ.inventory.notifier.channel;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where something is posted.
 *
 * @param trusted whether the operator of this machine set it; else it was entered on a page, and may lead nowhere but out
 */
record Target(URI uri, boolean trusted) {

    /** @throws BadTarget saying what is wrong, never the address: it is a secret */
    static Target of(String address, boolean trusted) {
        URI uri;
        try {
            uri = new URI(address.trim());
        } catch (URISyntaxException malformed) {
            throw new BadTarget("it is not a web address");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!https && !(trusted && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new BadTarget(trusted ? "it must begin with https:// or http://" : "it must begin with https://");
        }
        if (uri.getHost() == null) {
            throw new BadTarget("it names no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new BadTarget("it must not hold a user or a password");
        }
        return new Target(uri, trusted);
    }

    /** Without path and query, which are the secret part. */
    String shown() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    @Override
    public String toString() {
        return shown();
    }

    static final class BadTarget extends RuntimeException {
        BadTarget(String why) {
            super(why);
        }
    }
}
