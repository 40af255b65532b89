package com.occ.inventory.standalone;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** Lets through what may be said, and drops the rest: the log, and what the broker prints beside it. */
final class Hush extends FilterOutputStream {
    private final BooleanSupplier mayBeSaid;

    Hush(OutputStream out, BooleanSupplier mayBeSaid) {
        super(out);
        this.mayBeSaid = mayBeSaid;
    }

    @Override
    public void write(int b) throws IOException {
        if (mayBeSaid.getAsBoolean()) {
            out.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (mayBeSaid.getAsBoolean()) {
            out.write(bytes, offset, length);
        }
    }
}
