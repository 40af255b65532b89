package com.occ.inventory.admin.alertsettings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Addresses of channels that a person enters: never one by which this system would call itself or its neighbours. What a name resolves
 * to is checked by the notifier, each time it connects.
 */
final class ChannelAddress {
    static final int LONGEST = 500;

    private ChannelAddress() {}

    /** What is wrong with it, for beside its field; null when nothing is. */
    static String fault(String address) {
        if (address.length() > LONGEST) {
            return "has more than " + LONGEST + " characters";
        }
        if (address.endsWith("/...") || address.endsWith("/…")) {
            return "is how a stored address is shown; enter the whole one, or leave it out to keep it";
        }
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException malformed) {
            return "is no web address; it begins with https://";
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return "must begin with https://";
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            return "must have no user or password before the host";
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return "has no host that can be called; use a name, as in https://hooks.example.com/...";
        }
        return own(uri.getHost()) ? "must lead to the outside: not to this machine or a private network" : null;
    }

    /** What may be seen of a valid one. */
    static String host(String address) {
        return URI.create(address).getHost().toLowerCase(Locale.ROOT);
    }

    private static boolean own(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        boolean literal = name.startsWith("[") || name.matches("[0-9.]+");
        if (!literal) {
            return false;
        }
        try {
            // Of a literal nobody is asked.
            return inside(InetAddress.getByName(name));
        } catch (UnknownHostException unreadable) {
            return true;
        }
    }

    private static boolean inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean v4 = bytes.length == 4;
        boolean carrier = v4 && first == 100 && second >= 64 && second < 128;
        boolean noUnicast = v4 && (first == 0 || first >= 224);
        boolean uniqueLocal = !v4 && (first & 0xfe) == 0xfc;
        // NAT64, 6to4 and Teredo lead to IPv4 addresses, which nobody needs to write down that way.
        boolean wrapped = !v4
                && (first == 0 && second == 0x64
                        || first == 0x20 && (second == 0x02 || second == 0x01 && bytes[2] == 0 && bytes[3] == 0)
                        || first == 0 && second == 0);
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || carrier
                || noUnicast
                || uniqueLocal
                || wrapped;
    }
}
