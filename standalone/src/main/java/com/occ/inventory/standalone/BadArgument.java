package com.occ.inventory.standalone;

/** The command line says something that we do not understand. */
final class BadArgument extends RuntimeException {
    BadArgument(String message) {
        super(message);
    }
}
