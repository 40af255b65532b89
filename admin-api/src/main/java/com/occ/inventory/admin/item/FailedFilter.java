package com.occ.inventory.admin.item;

import com.occ.inventory.admin.door.Choice;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which failed items to list; null leaves a condition out.
 *
 * @param state open unless it says dismissed
 */
public record FailedFilter(String partner, String code, SearchText search, State state) {
    private static final String PAGE = "/failed-items";

    public enum State {
        OPEN,
        DISMISSED
    }

    static FailedFilter of(String partner, String code, String search, String state) {
        State wanted = Choice.of("state", state, State.class);
        return new FailedFilter(
                SearchText.plain("partner", partner),
                SearchText.plain("code", code),
                SearchText.of("search", search),
                wanted == null ? State.OPEN : wanted);
    }

    public String searchText() {
        return search == null ? null : search.text();
    }

    public boolean open() {
        return state == State.OPEN;
    }

    /** Whether less than all is shown. */
    public boolean narrowed() {
        return partner != null || code != null || search != null;
    }

    /** The page with this filter. */
    public String address() {
        return address(null);
    }

    /** @param cursor null for the first page */
    public String address(String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PAGE);
        add(address, "partner", partner);
        add(address, "code", code);
        add(address, "search", searchText());
        add(address, "state", open() ? null : "dismissed");
        add(address, "cursor", cursor);
        return address.encode().build().toUriString();
    }

    public FailedFilter of(String otherCode) {
        return new FailedFilter(partner, otherCode, search, state);
    }

    public FailedFilter of(State other) {
        return new FailedFilter(partner, null, search, other);
    }

    /** With the partner alone. */
    FailedFilter wide(State wanted) {
        return new FailedFilter(partner, null, null, wanted);
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (value != null) {
            // As a variable, so that braces and signs in it are only letters.
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }
}
