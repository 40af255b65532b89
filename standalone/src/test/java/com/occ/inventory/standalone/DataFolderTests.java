package com.occ.inventory.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {
    @TempDir
    private Path temp;

    @Test
    void isForItsOwnerOnly() throws Exception {
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            Secrets.of(folder);
        }
        assertThat(permissions(temp.resolve("data"))).isEqualTo("rwx------");
        assertThat(permissions(temp.resolve("data/secrets.properties"))).isEqualTo("rw-------");
    }

    @Test
    void isHeldByOneAtATime() throws Exception {
        try (DataFolder held = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(temp))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(held.toString())
                    .hasMessageContaining("in use by another process")
                    .hasMessageContaining("--data-dir");
        }
        DataFolder.open(temp).close();
    }

    @Test
    void refusesAFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be used")
                .hasMessageContaining("--data-dir");
    }

    @Test
    void keepsItsSecrets() throws Exception {
        try (DataFolder folder = DataFolder.open(temp);
                DataFolder other = DataFolder.open(temp.resolve("other"))) {
            Secrets first = Secrets.of(folder);
            Secrets again = Secrets.of(folder);

            assertThat(again.databasePassword()).isEqualTo(first.databasePassword());
            assertThat(again.brokerPassword()).isEqualTo(first.brokerPassword());
            assertThat(again.encryptionKey()).isEqualTo(first.encryptionKey());
            assertThat(Secrets.of(other).databasePassword()).isNotEqualTo(first.databasePassword());
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
