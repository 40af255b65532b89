package com.occ.inventory.testing;

/** The words that the servers behind the tests have in common. */
final class TestServices {
    private TestServices() {}

    /** Says on the console which server the tests ran against, so that a report can be read without guessing. */
    static void announce(String server) {
        System.out.println("tests run against " + server);
    }
}
