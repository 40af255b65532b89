package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRequestTests {

    @Test
    void nothingNamedMeansEverything() {
        RunRequest request = new RunRequest(null, null, null, null);

        assertThat(request.scope()).isEqualTo(new Scope.All());
        assertThat(request.modeOrDefault()).isEqualTo(Mode.APPLY);
    }

    @Test
    void aPartnerNamedTwiceIsOne() {
        assertThat(new RunRequest(List.of("a", "b", "a"), null, null, null).scope())
                .isEqualTo(new Scope.Partners(List.of("a", "b")));
    }

    @Test
    void variantsAreDigitsOrGids() {
        assertThat(new RunRequest(null, "a", List.of(1, "2", "gid://shopify/ProductVariant/3", 3L), null).scope())
                .isEqualTo(new Scope.Items("a", List.of(1L, 2L, 3L)));
        assertThatThrownBy(() -> new RunRequest(null, "a", List.of("x"), null).scope())
                .isInstanceOf(Problem.class);
    }

    @Test
    void halfARequestIsNone() {
        for (RunRequest request : List.of(
                new RunRequest(List.of(), null, null, null),
                new RunRequest(null, "a", null, null),
                new RunRequest(null, null, List.of(1), null),
                new RunRequest(null, "a", List.of(), null),
                new RunRequest(List.of("a"), "a", List.of(1), null))) {
            assertThatThrownBy(request::scope).as(request.toString()).isInstanceOf(Problem.class);
        }
    }
}
