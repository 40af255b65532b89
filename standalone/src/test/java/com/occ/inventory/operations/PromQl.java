package com.occ.inventory.operations;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an expression in PromQL speaks of. No parser: as much of it as dashboards and rules use. */
public final class PromQl {
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[^}]*})?(?!\\s*\\(|[a-zA-Z0-9_:])");
    private static final Pattern MATCHER = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern NUMBER = Pattern.compile("\\b[0-9][0-9.]*[a-z]*\\b");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    private PromQl() {}

    /** Metrics with their label matchers, such as {@code up{job="x"}}. */
    public static Set<String> selectors(String expr) {
        Set<String> selectors = new LinkedHashSet<>();
        String bare = blanked(NUMBER, blanked(RANGE, blanked(GROUPING, maskStrings(expr))));
        Matcher matcher = SELECTOR.matcher(bare);
        while (matcher.find()) {
            if (!WORDS.contains(matcher.group(1))) {
                selectors.add(expr.substring(matcher.start(), matcher.end()));
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
        GROUPING.matcher(maskStrings(expr))
                .results()
                .map(found -> found.group(2))
                .forEach(list -> {
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

    private static String blanked(Pattern what, String expr) {
        return what.matcher(expr).replaceAll(found -> " ".repeat(found.group().length()));
    }

    /** Strings of the same length that mean nothing. */
    private static String maskStrings(String expr) {
        return STRING.matcher(expr).replaceAll(PromQl::mask);
    }

    private static String mask(MatchResult string) {
        return "\"" + "-".repeat(string.group().length() - 2) + "\"";
    }
}
