package com.occ.inventory.admin.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what, in one table: the first row that fits counts. Looking needs a viewer; a change that no row names needs an
 * administrator. Paths are matched as the controllers' are, so that an encoded letter is no way around.
 */
public final class AccessRules {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final List<Row> ROWS = Stream.of(
                    all(Need.CRON_SECRET, "/api/cron/inventory-sync"),
                    all(Need.NOTHING, "/login", "/setup"),
                    look(Need.NOTHING, "/app.css", "/app.js", "/icon.svg", "/favicon.ico", "/webjars/**"),
                    look(Need.NOTHING, "/health", "/livez", "/readyz"),
                    // On the management port, which is not for the world.
                    look(Need.NOTHING, "/actuator/**"),
                    // One's own password and sessions.
                    all(Need.VIEWER, "/logout", "/account/**"),
                    all(Need.ADMIN, "/users/**", "/api/v1/users/**", "/tokens/**", "/api/v1/tokens/**"),
                    look(Need.VIEWER, "/**"),
                    change(Need.OPERATOR, "/sync", "/runs/**", "/api/v1/sync-runs/**"),
                    change(Need.OPERATOR, "/control/**", "/api/v1/control/**"),
                    change(Need.OPERATOR, "/failed-items/**", "/api/v1/failed-items/**"),
                    change(Need.OPERATOR, "/system/dead-letters/**", "/api/v1/dead-letters/**"),
                    change(Need.OPERATOR, "/mappings/**", "/api/v1/mappings/**"),
                    change(Need.OPERATOR, "/partners/*/mute", "/partners/*/unmute", "/api/v1/partners/*/mute"),
                    change(Need.OPERATOR, "/alerts/channels/*/test", "/api/v1/alert-channels/*/tests"))
            .flatMap(rows -> rows)
            .toList();

    private AccessRules() {}

    public static Need of(HttpMethod method, PathContainer path) {
        return ROWS.stream()
                .filter(row -> row.fits(method, path))
                .map(Row::need)
                .findFirst()
                .orElse(Need.ADMIN);
    }

    public static boolean safe(HttpMethod method) {
        return SAFE.contains(method);
    }

    private static Stream<Row> all(Need need, String... paths) {
        return Stream.concat(look(need, paths), change(need, paths));
    }

    private static Stream<Row> look(Need need, String... paths) {
        return Stream.of(paths).map(path -> new Row(true, pattern(path), need));
    }

    private static Stream<Row> change(Need need, String... paths) {
        return Stream.of(paths).map(path -> new Row(false, pattern(path), need));
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    private record Row(boolean looks, PathPattern path, Need need) {
        boolean fits(HttpMethod method, PathContainer asked) {
            return looks == safe(method) && path.matches(asked);
        }
    }
}
