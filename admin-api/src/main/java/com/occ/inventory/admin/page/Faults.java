package com.occ.inventory.admin.page;

import com.occ.inventory.admin.door.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a form: beside a field where it belongs to one, above the form where not. */
public record Faults(Map<String, String> byField, List<String> others) {
    public static final Faults NONE = new Faults(Map.of(), List.of());

    /** @param fields of the form; faults of other fields are told above it */
    public static Faults of(Problem problem, Set<String> fields) {
        Map<String, String> byField = new LinkedHashMap<>();
        List<String> others = new java.util.ArrayList<>();
        for (Problem.Fault fault : problem.faults()) {
            if (fault.field() != null && fields.contains(fault.field())) {
                byField.merge(fault.field(), fault.message(), (one, two) -> one + " " + two);
            } else {
                others.add(fault.field() == null ? fault.message() : fault.field() + ": " + fault.message());
            }
        }
        if (problem.faults().isEmpty()) {
            others.add(problem.getMessage());
        }
        return new Faults(Map.copyOf(byField), List.copyOf(others));
    }

    /** Null when the field is right. */
    public String at(String field) {
        return byField.get(field);
    }

    public boolean any() {
        return !byField.isEmpty() || !others.isEmpty();
    }
}
