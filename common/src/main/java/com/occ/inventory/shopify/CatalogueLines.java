package com.occ.inventory.shopify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The variants of a bulk operation's JSONL, one line in memory at a time. Lines of other objects are passed over; a line
 * that cannot be read, or is too long to be one of ours, is a {@link BulkUnavailable}.
 */
final class CatalogueLines {

    static final int LONGEST_LINE = 64 * 1024;
    private static final String VARIANT = "gid://shopify/ProductVariant/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final InputStream in;
    private long number;

    private CatalogueLines(InputStream in) {
        this.in = in;
    }

    /** @param in buffered, and closed by the caller */
    static Stream<CatalogueVariant> of(InputStream in) {
        CatalogueLines lines = new CatalogueLines(in);
        return Stream.generate(lines::next)
                .takeWhile(line -> line != null)
                .filter(line -> line.length > 0)
                .map(lines::read)
                .filter(line -> line.path("id").asString("").startsWith(VARIANT))
                .map(lines::variant);
    }

    private JsonNode read(byte[] line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.isObject() || json.isMissingNode()) {
                return json;
            }
        } catch (JacksonException e) {
            // The parser's message would quote the file, which is not ours to show.
        }
        throw new BulkUnavailable("line " + number + " of the file is broken off or not a JSON object");
    }

    private CatalogueVariant variant(JsonNode line) {
        CatalogueVariant variant = CatalogueVariant.of(line);
        if (variant == null) {
            throw new BulkUnavailable("line " + number + " of the file is a variant without its inventory item");
        }
        return variant;
    }

    /** Null behind the last line. */
    private byte[] next() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            number++;
            for (; next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
                if (line.size() > LONGEST_LINE) {
                    throw new BulkUnavailable("line " + number + " of the file is longer than " + LONGEST_LINE);
                }
            }
            return line.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
