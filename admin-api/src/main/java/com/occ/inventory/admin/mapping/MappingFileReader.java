package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.mapping.MappingHeader.Column;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a mapping file (RFC 4180, UTF-8 with or without a byte order mark) and finds all that is wrong with it that the file alone can
 * tell. Used once.
 */
final class MappingFileReader {
    static final int MOST_OF_A_PARTNER = Mappings.MOST_OF_A_PARTNER;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final Map<Integer, Mapping> rows = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Map<Long, Integer>> variantLines = new HashMap<>();
    private final Map<Long, Integer> storeItemLines = new HashMap<>();

    private MappingFileReader() {}

    static MappingFile read(InputStream file) {
        MappingFileReader reader = new MappingFileReader();
        try (Reader text = reader(file);
                CSVParser parser = CSVParser.parse(text, FORMAT)) {
            reader.read(parser);
        } catch (IOException | UncheckedIOException unreadable) {
            reader.faults.add(new Fault(null, null, "the file cannot be read: " + cause(unreadable)));
        }
        return new MappingFile(reader.rows, reader.faults);
    }

    private static Reader reader(InputStream file) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static String cause(Exception unreadable) {
        Throwable cause = unreadable instanceof UncheckedIOException ? unreadable.getCause() : unreadable;
        return cause instanceof java.nio.charset.CharacterCodingException ? "it is not UTF-8" : cause.getMessage();
    }

    private void read(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        MappingHeader header = null;
        int line = 1;
        while (hasNext(records, line)) {
            CSVRecord record = records.next();
            if (header == null) {
                header = header(record, line);
                if (!faults.isEmpty()) {
                    return;
                }
            } else if (!blank(record)) {
                row(header, record, line);
            }
            line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
        }
        if (faults.isEmpty() && rows.isEmpty()) {
            faults.add(Fault.ofLine(1, "the file has no mapping; below the header comes one a line"));
        }
    }

    /** A quote that is never closed, or text after one, ends the reading. */
    private boolean hasNext(Iterator<CSVRecord> records, int line) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException malformed) {
            if (malformed.getCause() instanceof java.nio.charset.CharacterCodingException) {
                throw malformed;
            }
            faults.add(Fault.ofLine(line, "not readable as CSV from here on; look at the quotes"));
            return false;
        }
    }

    private MappingHeader header(CSVRecord record, int line) {
        List<String> problems = new ArrayList<>();
        MappingHeader header = MappingHeader.read(record, problems);
        problems.forEach(problem -> faults.add(Fault.ofLine(line, problem)));
        return header;
    }

    private void row(MappingHeader header, CSVRecord record, int line) {
        int before = faults.size();
        if (record.size() > header.width()) {
            faults.add(Fault.ofLine(line, "has " + record.size() + " cells, the header " + header.width()));
        }
        String partner = header.cell(record, Column.PARTNER);
        if (partner.isEmpty()) {
            faults.add(Fault.ofLine(line, "partner is empty"));
        }
        long variant = id(header.cell(record, Column.PARTNER_VARIANT_ID), Column.PARTNER_VARIANT_ID, line);
        long item = id(header.cell(record, Column.STORE_INVENTORY_ITEM_ID), Column.STORE_INVENTORY_ITEM_ID, line);
        if (faults.size() > before) {
            return;
        }
        Integer sameVariant = variants(partner).putIfAbsent(variant, line);
        if (sameVariant != null) {
            faults.add(Fault.ofLine(
                    line, "variant " + variant + " of partner " + partner + " is already in line " + sameVariant));
        }
        Integer sameItem = storeItemLines.putIfAbsent(item, line);
        if (sameItem != null) {
            faults.add(Fault.ofLine(line, "store item " + item + " is already used in line " + sameItem));
        }
        if (variants(partner).size() == MOST_OF_A_PARTNER + 1 && sameVariant == null) {
            faults.add(Fault.ofLine(line, "partner " + partner + " has more than " + MOST_OF_A_PARTNER + " mappings"));
        }
        rows.put(line, new Mapping(partner, variant, item, header.cell(record, Column.SKU)));
    }

    private Map<Long, Integer> variants(String partner) {
        return variantLines.computeIfAbsent(partner, key -> new HashMap<>());
    }

    private long id(String cell, Column column, int line) {
        String type = column == Column.PARTNER_VARIANT_ID ? "ProductVariant" : "InventoryItem";
        OptionalLong id = ShopifyId.parse(cell, type);
        if (id.isEmpty()) {
            faults.add(Fault.ofLine(
                    line,
                    column.title() + " must be digits or gid://shopify/" + type + "/<digits>"
                            + (cell.isEmpty() ? ", but is empty" : ", not '" + shortened(cell) + "'")));
        }
        return id.orElse(0);
    }

    private static String shortened(String cell) {
        return cell.length() <= 60 ? cell : cell.substring(0, 60) + "...";
    }

    private static boolean blank(CSVRecord record) {
        return record.size() == 1 && record.get(0).isBlank();
    }
}
