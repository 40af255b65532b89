package com.occ.inventory.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line: {@code --data-dir <folder>} or {@code --data-dir=<folder>} is ours, the rest goes to Spring.
 *
 * @param dataDir where everything is kept that must survive a restart; {@code ./data} by default
 */
record Arguments(Path dataDir, List<String> rest) {
    private static final String DATA_DIR = "--data-dir";

    static Arguments parse(String... args) {
        Path dataDir = Path.of("data");
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals(DATA_DIR)) {
                dataDir = folder(++i < args.length ? args[i] : "");
            } else if (args[i].startsWith(DATA_DIR + "=")) {
                dataDir = folder(args[i].substring(DATA_DIR.length() + 1));
            } else {
                rest.add(args[i]);
            }
        }
        return new Arguments(dataDir.toAbsolutePath().normalize(), List.copyOf(rest));
    }

    private static Path folder(String value) {
        if (value.isBlank() || value.startsWith("--")) {
            throw new BadArgument("--data-dir needs a folder after it, for example: --data-dir ./data");
        }
        return Path.of(value);
    }
}
