package com.occ.inventory.simulator.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The faults a shop has been given. The first that strikes a call is the one it gets. */
public final class Faults {
    private final List<Fault> faults = new ArrayList<>();
    private Random random = new Random(1);

    /** @param seed of the dice that rates are thrown with, so that a run can be had again */
    public synchronized void replace(List<Fault> wanted, long seed) {
        faults.clear();
        wanted.stream().filter(fault -> fault.kind() != Fault.Kind.NONE).forEach(faults::add);
        random = new Random(seed);
    }

    public synchronized List<Fault> all() {
        return List.copyOf(faults);
    }

    public synchronized Fault.Kind next(Fault.Only call) {
        for (var index = 0; index < faults.size(); index++) {
            var fault = faults.get(index);
            if (fault.strikes(call) && (fault.rate() == null || random.nextDouble() < fault.rate())) {
                spend(index, fault);
                return fault.kind();
            }
        }
        return Fault.Kind.NONE;
    }

    private void spend(int index, Fault fault) {
        if (fault.times() == null) {
            return;
        }
        if (fault.times() == 1) {
            faults.remove(index);
        } else {
            faults.set(index, new Fault(fault.kind(), fault.times() - 1, fault.only(), fault.rate()));
        }
    }
}
