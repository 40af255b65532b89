package com.occ.inventory.admin.audit;

/** Which changes are wanted; empty for all. An action that ends in a dot stands for all of its kind: {@code user.} */
public record AuditFilter(String actor, String action, String subject) {
    public AuditFilter {
        actor = actor == null ? "" : actor.strip();
        action = action == null ? "" : action.strip();
        subject = subject == null ? "" : subject.strip();
    }

    public boolean any() {
        return !(actor.isEmpty() && action.isEmpty() && subject.isEmpty());
    }
}
