package com.occ.inventory.admin.mapping;

import java.util.regex.Pattern;

/** Keeps spreadsheets from taking a cell for a formula: export puts an apostrophe before it, import takes exactly that away. */
final class CsvCell {
    // Cells that already begin with apostrophes get one more, so that unguard undoes guard whatever the text.
    private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private CsvCell() {}

    static String guard(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String unguard(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
