package com.occ.inventory.admin.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/runs", "/runs?status=FAILED&partner=a%20b", "/partners/aurora/items/7"})
    void goesWhereOneWantedTo(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/runs\r\nSet-Cookie: x=y",
                "javascript:alert(1)",
                "runs",
                "/{x}",
                "/%zz",
                "/login?next=/x",
                "/logout"
            })
    void goesHomeInsteadOfElsewhere(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }
}
