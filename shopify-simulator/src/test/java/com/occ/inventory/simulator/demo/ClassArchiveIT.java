package com.occ.inventory.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveIT {
    @TempDir
    private Path temp;

    @Test
    void theSecondStartFindsItsClassesInTheArchiveOfTheFirst() throws Exception {
        Path jar = jar();
        ClassArchive archive = new ClassArchive(jar);

        assertThat(archive.make().join()).as("before the first start").isFalse();
        assertThat(start(jar, archive))
                .contains(Hello.GREETING)
                .doesNotContain(Hello.class.getName() + " source: shared");
        assertThat(archive.make().join()).as("made").isTrue();

        assertThat(start(jar, archive))
                .contains(Hello.GREETING, Hello.class.getName() + " source: shared objects file");
    }

    @Test
    void leavesOutWhatCrashesAnObservedJvm() throws Exception {
        Path jar = temp.resolve("versions.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new ZipEntry("org/example/Versioned.class"));
            entries.putNextEntry(new ZipEntry("META-INF/versions/11/org/example/Versioned.class"));
        }
        Path noted = Files.writeString(
                temp.resolve("noted"),
                """
                org/example/Plain id: 1
                org/example/Versioned id: 2
                @lambda-proxy org/example/Plain run ()Ljava/lang/Runnable;
                @lambda-proxy org/example/Versioned run ()Ljava/lang/Runnable;
                @lambda-form-invoker [SPECIES_RESOLVE] java.lang.invoke.BoundMethodHandle$Species_LI
                org/example/Half""");

        assertThat(ClassList.archivable(noted, jar))
                .containsExactly(
                        "org/example/Plain id: 1", "@lambda-proxy org/example/Plain run ()Ljava/lang/Runnable;");
    }

    private static String start(Path jar, ClassArchive archive) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xlog:class+load",
                        archive.option(),
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            assertThat(process.waitFor()).isZero();
        }
    }

    private Path jar() throws Exception {
        Path jar = temp.resolve("hello.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Hello.class.getName());
        String resource = Hello.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest);
                InputStream bytes = Hello.class.getClassLoader().getResourceAsStream(resource)) {
            entries.putNextEntry(new ZipEntry(resource));
            bytes.transferTo(entries);
        }
        return jar;
    }

    static final class Hello {
        static final String GREETING = "hello from the jar";

        private Hello() {}

        public static void main(String[] arguments) {
            System.out.println(GREETING);
        }
    }
}
