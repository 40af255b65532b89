package com.occ.inventory.standalone;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    @TempDir
    private Path temp;

    @Test
    void saysSoWhenItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DataFolder folder = DataFolder.open(temp)) {
            Secrets secrets = Secrets.of(folder);

            assertThatThrownBy(() -> EmbeddedBroker.start(folder, secrets, taken.getLocalPort(), new Ending()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("embedded broker")
                    .hasMessageContaining("RABBITMQ_HOST");
        }
    }
}
