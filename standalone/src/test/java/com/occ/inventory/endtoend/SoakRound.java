package com.occ.inventory.endtoend;

import com.occ.inventory.endtoend.Pairing.Ailment;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.simulator.shop.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What happens to the stores in one round, all of it chosen at its beginning: some of it before the runs are asked for, the rest
 * while they go on. Choices follow from the seed and the number of the round alone; when they meet which call does not.
 */
final class SoakRound {
    private static final Fault.Kind[] KINDS = Fault.Kind.values();

    private final SoakStores stores;
    private final SplittableRandom random;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Map<String, Set<Fault.Kind>> faults = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();
    private int duplicatePercent;
    private boolean uninstalled;

    private SoakRound(SoakStores stores, SplittableRandom random) {
        this.stores = stores;
        this.random = random;
    }

    /** @param number the round's; each kind of fault has its turn at OCC */
    static SoakRound of(SoakStores stores, int number, SplittableRandom random) {
        SoakRound round = new SoakRound(stores, random);
        stores.pairings().forEach(Pairing::forgetThePast);
        round.choose(KINDS[1 + number % (KINDS.length - 1)]);
        return round;
    }

    /** The first half, and every fault. */
    void begin() {
        faults.forEach((shop, kinds) -> {
            if (kinds.contains(Fault.Kind.NULL_NODES)) {
                stores.pairings().stream()
                        .filter(pairing -> pairing.shop.equals(shop))
                        .forEach(Pairing::mayLookGone);
            }
        });
        for (int half = steps.size() / 2; half > 0; half--) {
            steps.poll().run();
        }
    }

    /** A little of the rest. */
    void goOn() {
        for (int few = 5; few > 0 && !steps.isEmpty(); few--) {
            steps.poll().run();
        }
    }

    /** The retailer installs the app again: without it nothing would ever end. */
    void occComesBack() {
        if (uninstalled) {
            stores.restore(stores.occDomain());
            uninstalled = false;
        }
    }

    /** All that is left of the round, and then nothing is broken any more that a store can mend. */
    void end() {
        while (!steps.isEmpty()) {
            steps.poll().run();
        }
        stores.mend();
    }

    /** How many of a hundred pages the broker delivers twice. */
    int duplicatePercent() {
        return duplicatePercent;
    }

    /** What a run may say of this partner as a whole without being wrong. */
    Set<PartnerFailure> excuses(String shop) {
        Set<PartnerFailure> excuses = EnumSet.noneOf(PartnerFailure.class);
        faults.getOrDefault(shop, Set.of()).forEach(kind -> excuses.addAll(excuses(kind)));
        if (revoked.contains(shop)) {
            excuses.add(PartnerFailure.TOKEN_INVALID);
        }
        List<Pairing> theirs = stores.pairings().stream()
                .filter(pairing -> pairing.shop.equals(shop))
                .toList();
        long empty = theirs.stream().filter(Pairing::mayLookEmpty).count();
        if (empty >= 0.95 * theirs.size()) {
            excuses.add(PartnerFailure.SUSPICIOUS);
        }
        return excuses;
    }

    private static Set<PartnerFailure> excuses(Fault.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> EnumSet.of(PartnerFailure.TOKEN_INVALID);
            case ACCESS_DENIED -> EnumSet.of(PartnerFailure.ACCESS_DENIED);
            case FROZEN_402, SHOP_INACTIVE -> EnumSet.of(PartnerFailure.SHOP_FROZEN);
            case FORBIDDEN_403, LOCKED_423 -> EnumSet.of(PartnerFailure.SHOP_LOCKED);
            case NOT_FOUND_404 -> EnumSet.of(PartnerFailure.SHOP_NOT_FOUND);
            case ERRORS_WITHOUT_EXTENSIONS -> EnumSet.of(PartnerFailure.INTERNAL);
            case HTML_502,
                    HTTP_500,
                    HTTP_503,
                    HTTP_504,
                    HTML_200,
                    EMPTY_BODY,
                    HANG,
                    TRUNCATED,
                    CUT_BODY,
                    RESET,
                    INTERNAL_SERVER_ERROR,
                    ERRORS_WITH_DATA -> EnumSet.of(PartnerFailure.UNREACHABLE);
            case NONE,
                    THROTTLED,
                    RATE_LIMITED_429,
                    RATE_LIMITED_430,
                    OLDER_VERSION,
                    BUCKET_HALVED,
                    NULL_NODES,
                    WRITE_THEN_LOST_ANSWER,
                    UNKNOWN_USER_ERROR,
                    UNINDEXED_USER_ERROR,
                    PREVIOUS_ATTEMPT_FAILED,
                    KEY_PARAMETER_MISMATCH,
                    CONCURRENT_REQUEST -> EnumSet.noneOf(PartnerFailure.class);
        };
    }

    private void choose(Fault.Kind atOcc) {
        drift();
        sales();
        ailments();
        emptyShelves();
        brokenShops(atOcc);
        lostTokens();
        duplicatePercent = random.nextInt(4) == 0 ? 40 : 0;
        shuffle();
    }

    private void drift() {
        for (Pairing pairing : some(0.05)) {
            int dice = random.nextInt(100);
            int now = dice == 0 ? 1_000_000_001 : dice < 6 ? -random.nextInt(1, 4) : random.nextInt(150);
            steps.add(() -> stores.adjust(pairing, now));
        }
        for (Pairing pairing : some(0.003)) {
            boolean close = random.nextBoolean();
            steps.add(() -> stores.closeLevel(pairing, close));
        }
    }

    private void sales() {
        for (Pairing pairing : some(0.05)) {
            int sold = random.nextInt(1, 4);
            steps.add(() -> stores.sell(pairing, sold));
        }
    }

    /** New ones come, most old ones go after a while, and two kinds stay. */
    private void ailments() {
        for (Pairing pairing : some(0.004)) {
            Ailment ailment = Ailment.values()[random.nextInt(Ailment.values().length)];
            steps.add(() -> stores.ail(pairing, ailment, true));
        }
        for (Pairing pairing : stores.pairings()) {
            for (Ailment ailment : Ailment.values()) {
                if (pairing.curable().contains(ailment) && random.nextInt(5) == 0) {
                    steps.add(() -> stores.ail(pairing, ailment, false));
                }
            }
        }
    }

    /** A partner has nothing left, all at once. */
    private void emptyShelves() {
        if (random.nextInt(4) == 0) {
            String partner = partner();
            stores.pairings().stream()
                    .filter(pairing -> pairing.partner.equals(partner))
                    .forEach(pairing -> steps.add(() -> stores.sellOut(pairing)));
        }
    }

    private void brokenShops(Fault.Kind atOcc) {
        for (String shop : stores.shops()) {
            List<Fault> chosen = new ArrayList<>();
            if (shop.equals(stores.occDomain())) {
                chosen.add(Fault.of(atOcc, times()));
            }
            while (chosen.size() < 3 && random.nextDouble() < 0.35) {
                chosen.add(fault());
            }
            if (!chosen.isEmpty()) {
                Set<Fault.Kind> kinds = EnumSet.noneOf(Fault.Kind.class);
                chosen.forEach(fault -> kinds.add(fault.kind()));
                faults.put(shop, kinds);
                long dice = random.nextLong();
                steps.addFirst(() -> stores.faults(shop, chosen, dice));
            }
        }
    }

    private Fault fault() {
        Fault.Only[] calls = {null, null, Fault.Only.QUERY, Fault.Only.MUTATION, Fault.Only.TOKEN};
        return new Fault(
                KINDS[random.nextInt(1, KINDS.length)],
                times(),
                calls[random.nextInt(calls.length)],
                random.nextBoolean() ? null : random.nextDouble(0.2, 1));
    }

    /** The client tries four times, so some are got over and others are not. */
    private int times() {
        return random.nextInt(1, 8);
    }

    private void lostTokens() {
        if (random.nextInt(2) == 0) {
            String shop = stores.partners().get(partner()).path("domain").asString();
            revoked.add(shop);
            steps.addFirst(() -> stores.revoke(shop, false));
            if (random.nextBoolean()) {
                steps.add(() -> stores.restore(shop));
            }
        }
        if (random.nextInt(3) == 0) {
            boolean uninstall = random.nextInt(3) == 0;
            steps.add(() -> {
                stores.revoke(stores.occDomain(), uninstall);
                uninstalled = uninstall;
            });
        }
    }

    /** Faults stay first. */
    private void shuffle() {
        List<Runnable> all = new ArrayList<>(steps);
        int first = faults.size() + revoked.size();
        for (int last = all.size() - 1; last > first; last--) {
            int other = random.nextInt(first, last + 1);
            Runnable step = all.set(last, all.get(other));
            all.set(other, step);
        }
        steps.clear();
        steps.addAll(all);
    }

    private List<Pairing> some(double share) {
        List<Pairing> all = stores.pairings();
        return IntStream.range(0, (int) Math.max(1, share * all.size()))
                .mapToObj(any -> all.get(random.nextInt(all.size())))
                .toList();
    }

    private String partner() {
        List<String> keys = new ArrayList<>(stores.partners().keySet());
        return keys.get(random.nextInt(keys.size()));
    }

    @Override
    public String toString() {
        Map<Fault.Kind, List<String>> shops = new EnumMap<>(Fault.Kind.class);
        faults.forEach((shop, kinds) -> kinds.forEach(
                kind -> shops.computeIfAbsent(kind, any -> new ArrayList<>()).add(shop)));
        return "faults " + shops + ", tokens revoked " + revoked;
    }
}
