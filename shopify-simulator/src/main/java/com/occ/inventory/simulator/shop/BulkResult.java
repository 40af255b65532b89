package com.occ.inventory.simulator.shop;

import java.util.Arrays;

/**
 * What a bulk query found.
 *
 * @param file JSONL, a line an object
 * @param objects lines
 * @param roots lines of the query's root
 * @param errorCode why the query failed; null: it did not
 */
public record BulkResult(byte[] file, long objects, long roots, String errorCode) {

    public static BulkResult failed(String errorCode) {
        return new BulkResult(new byte[0], 0, 0, errorCode);
    }

    /** The lines that end in the file's first half. */
    public byte[] firstLines() {
        var end = file.length / 2;
        while (end > 0 && file[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(file, end);
    }

    /** The same and a piece of the next line. */
    public byte[] cut() {
        return Arrays.copyOf(file, Math.min(file.length, firstLines().length + 10));
    }
}
