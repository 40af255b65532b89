package com.occ.inventory.simulator.shop;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** All shops of this process, by domain, and the numbers their things are known by. */
@Component
public class Shops {
    private static final long FIRST_NUMBER = 7_400_000_000_001L;

    private final Map<String, Shop> byDomain = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(FIRST_NUMBER);

    public Optional<Shop> find(String domain) {
        return Optional.ofNullable(byDomain.get(domain));
    }

    public void put(Shop shop) {
        byDomain.put(shop.domain(), shop);
    }

    public boolean remove(String domain) {
        return byDomain.remove(domain) != null;
    }

    public Collection<Shop> all() {
        return byDomain.values();
    }

    /** Forgets every shop and counts from the beginning, so that the same seed gives the same ids. */
    public void clear() {
        byDomain.clear();
        numbers.set(FIRST_NUMBER);
    }

    /** A number no other thing in any shop has. */
    public long nextNumber() {
        return numbers.getAndIncrement();
    }
}
