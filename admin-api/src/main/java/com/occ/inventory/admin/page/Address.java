package com.occ.inventory.admin.page;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the page that is shown, with other parameters: what was chosen stays in them. */
public final class Address {
    private Address() {}

    /** @param value null takes the parameter out */
    public static String with(ServerHttpRequest request, String parameter, String value) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(request.getPath().value());
        request.getQueryParams().forEach((name, values) -> {
            if (!name.equals(parameter)) {
                values.stream()
                        .filter(text -> text != null && !text.isBlank())
                        .forEach(text -> address.queryParam(name, text));
            }
        });
        if (value != null) {
            address.queryParam(parameter, value);
        }
        return address.encode().build().toUriString();
    }

    /** Where a list goes on; null when it does not. */
    public static String next(ServerHttpRequest request, String parameter, String cursor) {
        return cursor == null ? null : with(request, parameter, cursor);
    }

    /** Where a list begins; null when that is shown already. */
    public static String first(ServerHttpRequest request, String parameter) {
        return request.getQueryParams().containsKey(parameter) ? with(request, parameter, null) : null;
    }
}
