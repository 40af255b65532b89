package com.occ.inventory.notifier.channel;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from those that lead to this machine, its network or nobody.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special addresses, version 4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">version 6</a>
 */
final class PublicAddress {
    private static final List<Block> NOT_PUBLIC_4 = List.of(
            new Block(8, 0),
            new Block(8, 10),
            new Block(10, 100, 64),
            new Block(8, 127),
            new Block(16, 169, 254),
            new Block(12, 172, 16),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(24, 192, 88, 99),
            new Block(16, 192, 168),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            new Block(4, 224),
            new Block(4, 240));

    /** Whatever is not global unicast is not public: loopback, link-local, unique local, multicast. */
    private static final Block GLOBAL_UNICAST = new Block(3, 0x20);

    /** Teredo and the like, and documentation. */
    private static final List<Block> NOT_PUBLIC_6 =
            List.of(new Block(23, 0x20, 0x01), new Block(32, 0x20, 0x01, 0x0d, 0xb8), new Block(20, 0x3f, 0xff));

    private static final Block SIX_TO_FOUR = new Block(16, 0x20, 0x02);
    private static final Block NAT64 = new Block(96, 0x00, 0x64, 0xff, 0x9b);
    private static final Block MAPPED = new Block(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return is(address.getAddress());
    }

    static boolean is(byte[] address) {
        if (address.length == 4) {
            return NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(address));
        }
        if (NAT64.holds(address) || MAPPED.holds(address)) {
            return is(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.holds(address)) {
            return is(Arrays.copyOfRange(address, 2, 6));
        }
        return GLOBAL_UNICAST.holds(address) && NOT_PUBLIC_6.stream().noneMatch(block -> block.holds(address));
    }

    /** @param start its first bytes; the others are zero */
    private record Block(int bits, int... start) {
        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int at = bit / 8;
                int mask = 0x80 >> (bit % 8);
                if ((address[at] & mask) != ((at < start.length ? start[at] : 0) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
