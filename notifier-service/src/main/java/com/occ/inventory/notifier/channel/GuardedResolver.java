package com.occ.inventory.notifier.channel;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import reactor.core.scheduler.Schedulers;

/**
 * Resolves names to addresses of the public internet, or not at all. The address that was looked at is the one that is connected to,
 * so a name that leads elsewhere the next time gains nothing. Numbers in place of names are looked at likewise.
 */
final class GuardedResolver extends AddressResolverGroup<InetSocketAddress> {
    private final Lookup lookup;

    GuardedResolver(Lookup lookup) {
        this.lookup = lookup;
    }

    /** All addresses of a name. May block. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** A name that leads to this machine, its network or nobody. */
    static final class NotPublic extends IOException {
        NotPublic() {
            super("not an address of the public internet");
        }
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new AbstractAddressResolver<>(executor, InetSocketAddress.class) {
            /** Never: what counts as resolved is connected to without asking. */
            @Override
            protected boolean doIsResolved(InetSocketAddress address) {
                return false;
            }

            @Override
            protected void doResolve(InetSocketAddress asked, Promise<InetSocketAddress> promise) {
                Schedulers.boundedElastic().schedule(() -> {
                    try {
                        promise.trySuccess(resolved(asked).get(0));
                    } catch (IOException | RuntimeException failed) {
                        promise.tryFailure(failed);
                    }
                });
            }

            @Override
            protected void doResolveAll(InetSocketAddress asked, Promise<List<InetSocketAddress>> promise) {
                Schedulers.boundedElastic().schedule(() -> {
                    try {
                        promise.trySuccess(resolved(asked));
                    } catch (IOException | RuntimeException failed) {
                        promise.tryFailure(failed);
                    }
                });
            }
        };
    }

    private List<InetSocketAddress> resolved(InetSocketAddress asked) throws IOException {
        InetAddress[] found = lookup.of(asked.getHostString());
        if (found.length == 0 || !Arrays.stream(found).allMatch(PublicAddress::is)) {
            throw new NotPublic();
        }
        return Arrays.stream(found)
                .map(address -> new InetSocketAddress(address, asked.getPort()))
                .toList();
    }
}
