package com.occ.inventory.admin.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.door.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenRequestTests {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void neverGivesMoreThanItsMakerHas() {
        Problem refused = catchThrowableOfType(Problem.class, () -> new TokenRequest("reports", Role.ADMIN, null)
                .checked(new Actor("olga", Role.OPERATOR), NOW));

        assertThat(refused.faults())
                .containsExactly(Problem.Fault.ofField("role", "must not be above your own, which is OPERATOR"));
        assertThat(new TokenRequest("Reports", Role.OPERATOR, null).checked(new Actor("olga", Role.OPERATOR), NOW))
                .isEqualTo(new TokenRequest("reports", Role.OPERATOR, null));
    }

    @Test
    void tellsAllThatIsWrong() {
        Problem refused = catchThrowableOfType(
                Problem.class, () -> new TokenRequest("", null, NOW).checked(new Actor("anna", Role.ADMIN), NOW));

        assertThat(refused.faults()).extracting(Problem.Fault::field).containsExactly("name", "role", "expiresAt");
    }
}
