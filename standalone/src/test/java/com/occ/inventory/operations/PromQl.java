package com.occ.inventory.operations;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an expression in PromQL speaks of. No parser: as much of it as dashboards and rules use. */
public final class PromQl {
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[^}]*})?(?!\\s*\\(|[a-zA-Z0-9_:])");
    private static final Pattern MATCHER = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    private PromQl() {}

    /** Metrics with their label matchers, such as {@code up{job="x"}}. */
    public static Set<String> selectors(String expr) {
        Set<String> selectors = new LinkedHashSet<>();
        String bare = GROUPING.matcher(withoutRanges(expr)).replaceAll(" $1 () ");
        Matcher matcher = SELECTOR.matcher(maskStrings(bare));
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!WORDS.contains(name) && !isGrouping(name) && !isLabelInBraces(bare, matcher.start())) {
                selectors.add(bare.substring(matcher.start(), matcher.end()));
            }
        }
        return selectors;
    }

    static Set<String> metrics(String expr) {
        Set<String> names = new LinkedHashSet<>();
        selectors(expr).forEach(selector -> names.add(selector.replaceFirst("\\{.*$", "")));
        return names;
    }

    /** Labels that it selects or groups by. */
    static Set<String> labels(String expr) {
        Set<String> labels = new LinkedHashSet<>();
        GROUPING.matcher(expr).results().map(found -> found.group(2)).forEach(list -> {
            for (String label : list.split(",")) {
                if (!label.isBlank()) {
                    labels.add(label.strip());
                }
            }
        });
        selectors(expr).forEach(selector -> MATCHER.matcher(maskStrings(selector))
                .results()
                .map(found -> found.group(1))
                .forEach(labels::add));
        return labels;
    }

    private static boolean isGrouping(String word) {
        return word.matches("by|without|on|ignoring|group_left|group_right");
    }

    private static boolean isLabelInBraces(String expr, int at) {
        String before = maskStrings(expr).substring(0, at);
        return before.lastIndexOf('{') > before.lastIndexOf('}');
    }

    private static String withoutRanges(String expr) {
        return expr.replaceAll("\\[[^\\]]*]", " ").replaceAll("\\b[0-9][0-9.]*[a-z]*\\b", " 0 ");
    }

    /** Strings of the same length that mean nothing. */
    private static String maskStrings(String expr) {
        return STRING.matcher(expr).replaceAll(PromQl::mask);
    }

    private static String mask(MatchResult string) {
        return "\"" + "-".repeat(string.group().length() - 2) + "\"";
    }
}
