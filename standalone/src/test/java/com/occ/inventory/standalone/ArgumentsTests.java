package com.occ.inventory.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTests {

    @Test
    void keepsDataInTheFolderDataByDefault() {
        assertThat(Arguments.parse("--server.port=8081"))
                .satisfies(arguments -> assertThat(arguments.dataDir())
                        .isEqualTo(Path.of("data").toAbsolutePath()))
                .satisfies(arguments -> assertThat(arguments.rest()).containsExactly("--server.port=8081"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--data-dir /srv/occ --debug", "--debug --data-dir=/srv/occ"})
    void takesTheDataFolderInBothForms(String line) {
        Arguments arguments = Arguments.parse(line.split(" "));

        assertThat(arguments.dataDir()).isEqualTo(Path.of("/srv/occ"));
        assertThat(arguments.rest()).containsExactly("--debug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--data-dir", "--data-dir=", "--data-dir --debug"})
    void refusesADataDirThatNamesNoFolder(String line) {
        assertThatThrownBy(() -> Arguments.parse(line.split(" ")))
                .isInstanceOf(BadArgument.class)
                .hasMessageContaining("--data-dir needs a folder");
    }
}
