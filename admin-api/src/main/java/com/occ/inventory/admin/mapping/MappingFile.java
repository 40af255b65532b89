package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.door.Problem.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping file as it was read.
 *
 * @param rows the readable ones, by their line
 * @param faults what is wrong with the others, in the order of the lines
 */
record MappingFile(Map<Integer, Mapping> rows, List<Fault> faults) {

    /** The line that names each partner first. */
    Map<String, Integer> firstLines() {
        Map<String, Integer> lines = new LinkedHashMap<>();
        rows.forEach((line, mapping) -> lines.putIfAbsent(mapping.partner(), line));
        return lines;
    }
}
