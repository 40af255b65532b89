package com.occ.inventory.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HushTests {
    @Test
    void letsThroughWhatMayBeSaidAndDropsTheRest() {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        AtomicBoolean maySpeak = new AtomicBoolean(true);
        PrintStream out = new PrintStream(new Hush(console, maySpeak::get), true, StandardCharsets.UTF_8);

        out.print("up, ");
        maySpeak.set(false);
        out.print("broken");
        out.write('!');
        maySpeak.set(true);
        out.print("down");

        assertThat(console.toString(StandardCharsets.UTF_8)).isEqualTo("up, down");
    }
}
