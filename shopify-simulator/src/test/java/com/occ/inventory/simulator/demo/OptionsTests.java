package com.occ.inventory.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.simulator.demo.Options.BadOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTests {
    private static final Path JAR = Path.of("standalone.jar");

    @Test
    void runsOnWithThirtyPartnersUnlessToldOtherwise() {
        assertThat(parse()).isEqualTo(new Options(false, 30, 30, 300, JAR));
    }

    @Test
    void takesEveryOptionInAnyOrder() {
        assertThat(parse("--variants", "100", "--once", "--latency", "0", "--partners", "200"))
                .isEqualTo(new Options(true, 200, 100, 0, JAR));
    }

    @ParameterizedTest
    @CsvSource({"--partners,0", "--partners,1001", "--variants,many", "--variants,-1", "--latency,99999999999"})
    void namesTheOptionAndTheValueThatCannotBe(String option, String value) {
        assertThatThrownBy(() -> parse(option, value))
                .isInstanceOf(BadOption.class)
                .hasMessageStartingWith(option + " must be ")
                .hasMessageEndingWith("not " + value + ".");
    }

    @Test
    void refusesWhatItDoesNotKnowOrWhatIsCutShort() {
        assertThatThrownBy(() -> parse("--twice")).hasMessage("There is no option --twice.");
        assertThatThrownBy(() -> parse("--partners")).hasMessage("--partners needs a value.");
        assertThatThrownBy(() -> Options.parse(List.of("--once"))).hasMessageContaining("--standalone");
    }

    private static Options parse(String... more) {
        return Options.parse(Stream.concat(Stream.of("--standalone", JAR.toString()), Stream.of(more))
                .toList());
    }
}
