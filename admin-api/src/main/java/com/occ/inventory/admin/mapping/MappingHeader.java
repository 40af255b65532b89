package com.occ.inventory.admin.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** Where the columns are; they may come in any order. */
record MappingHeader(Map<Column, Integer> places, int width) {

    enum Column {
        PARTNER,
        PARTNER_VARIANT_ID,
        STORE_INVENTORY_ITEM_ID,
        SKU;

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean optional() {
            return this == SKU;
        }
    }

    static final String EXPECTED =
            Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(","));

    /** @param faults gets a sentence for each column that is missing, unknown or there twice */
    static MappingHeader read(CSVRecord record, List<String> faults) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<String> unknown = new ArrayList<>();
        for (int place = 0; place < record.size(); place++) {
            String title = record.get(place).strip();
            Column column = column(title);
            if (column == null) {
                unknown.add(title);
            } else if (places.putIfAbsent(column, place) != null) {
                faults.add("the column " + title + " is there twice");
            }
        }
        for (Column column : Column.values()) {
            if (!column.optional() && !places.containsKey(column)) {
                faults.add("the column " + column.title() + " is missing; the header is " + EXPECTED);
            }
        }
        unknown.forEach(title -> faults.add("there is no column '" + title + "'; the header is " + EXPECTED));
        return new MappingHeader(places, record.size());
    }

    String cell(CSVRecord record, Column column) {
        Integer place = places.get(column);
        return place == null || place >= record.size()
                ? ""
                : CsvCell.unguard(record.get(place).strip());
    }

    private static Column column(String title) {
        return Arrays.stream(Column.values())
                .filter(column -> column.title().equalsIgnoreCase(title))
                .findFirst()
                .orElse(null);
    }
}
