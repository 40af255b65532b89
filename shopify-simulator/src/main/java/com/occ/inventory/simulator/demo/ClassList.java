package com.occ.inventory.simulator.demo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes that a JVM noted and that may go into an archive. A JVM 17 on an archive crashes as soon as somebody asks it
 * for a flight recording or gives it an agent, and it then meets an archived class that is not where it looks for its
 * bytes: one that the JVM generates for method handles, or one of several versions in a jar. So these stay out.
 */
final class ClassList {
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/(.+)\\.class");

    private ClassList() {}

    /** Prints them: {@code ClassList <what the JVM noted> <the unpacked jar>}. */
    public static void main(String[] arguments) throws IOException {
        archivable(Path.of(arguments[0]), Path.of(arguments[1])).forEach(System.out::println);
    }

    /** @param noted may still be written to: its last line counts when it is complete */
    static List<String> archivable(Path noted, Path jar) throws IOException {
        String text = Files.readString(noted);
        Set<String> versioned = versioned(jar);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> {
                    String[] words = line.split(" ");
                    return switch (words[0]) {
                        case "@lambda-form-invoker" -> false;
                        case "@lambda-proxy" -> !versioned.contains(words[1]);
                        default -> !versioned.contains(words[0]);
                    };
                })
                .toList();
    }

    private static Set<String> versioned(Path jar) throws IOException {
        List<Path> jars = new ArrayList<>(List.of(jar));
        Path libraries = jar.toAbsolutePath().resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, "*.jar")) {
                found.forEach(jars::add);
            }
        }
        Set<String> classes = new HashSet<>();
        for (Path each : jars) {
            try (JarFile entries = new JarFile(each.toFile())) {
                entries.stream()
                        .map(entry -> VERSIONED.matcher(entry.getName()))
                        .filter(Matcher::matches)
                        .forEach(version -> classes.add(version.group(1)));
            }
        }
        return classes;
    }
}
