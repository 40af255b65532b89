package com.occ.inventory.simulator.demo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * @param once one sync and a verdict, instead of running on until Ctrl-C
 * @param latency of every store, in milliseconds a call
 * @param standalone the jar of the system; bin/demo names it
 */
record Options(boolean once, int partners, int variants, int latency, Path standalone) {
    static final String USAGE =
            """
            usage: bin/demo [--once] [--partners P] [--variants V] [--latency MS]
              --once         one sync, a comparison of every quantity, one line of JSON; exit 0 only when all are right
              --partners P   partner stores, 1 to 1000 (30)
              --variants V   variants of each store, 1 to 5000 (30)
              --latency MS   how long every store takes to answer, 0 to 60000 (300)""";

    /** @throws BadOption that says which one and what it should be */
    static Options parse(List<String> arguments) {
        boolean once = false;
        int partners = 30;
        int variants = 30;
        int latency = 300;
        Path standalone = null;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--once" -> once = true;
                case "--partners" -> partners = number(option, rest, 1, 1_000);
                case "--variants" -> variants = number(option, rest, 1, 5_000);
                case "--latency" -> latency = number(option, rest, 0, 60_000);
                case "--standalone" -> standalone = Path.of(value(option, rest));
                default -> throw new BadOption("There is no option " + option + ".");
            }
        }
        if (standalone == null) {
            throw new BadOption("--standalone must name the jar of the system.");
        }
        return new Options(once, partners, variants, latency, standalone);
    }

    private static int number(String option, Iterator<String> rest, int least, int most) {
        String value = value(option, rest);
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new BadOption(option + " must be " + least + " to " + most + ", not " + value + ".");
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new BadOption(option + " needs a value.");
        }
        return rest.next();
    }

    static final class BadOption extends RuntimeException {
        BadOption(String message) {
            super(message);
        }
    }
}
