package com.occ.inventory.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultsTests {

    @Test
    void putsEachFaultBesideItsFieldAndTheRestAboveTheForm() {
        Problem problem = Problem.invalid(
                "Look at the fields.",
                List.of(
                        Fault.ofField("name", "Too long."),
                        Fault.ofField("name", "Not a word."),
                        Fault.ofField("elsewhere", "Missing."),
                        Fault.ofLine(3, "Not a number.")));

        Faults faults = Faults.of(problem, Set.of("name"));

        assertThat(faults.at("name")).isEqualTo("Too long. Not a word.");
        assertThat(faults.at("other")).isNull();
        assertThat(faults.others()).containsExactly("elsewhere: Missing.", "Not a number.");
    }

    @Test
    void saysTheProblemItselfWhenItNamesNoFault() {
        assertThat(Faults.of(Problem.conflict("It is gone."), Set.of()).others())
                .containsExactly("It is gone.");
    }
}
