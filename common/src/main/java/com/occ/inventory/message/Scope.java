package com.occ.inventory.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a request covers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Scope.All.class, name = "all"),
    @JsonSubTypes.Type(value = Scope.Partners.class, name = "partners"),
    @JsonSubTypes.Type(value = Scope.Items.class, name = "items")
})
public sealed interface Scope {

    /** Every partner of the catalogue. */
    record All() implements Scope {}

    /** The partners with these keys, in full. */
    record Partners(List<String> keys) implements Scope {
        public Partners {
            keys = List.copyOf(keys);
        }
    }

    /** Some variants of one partner; touches no streak, freshness or threshold. */
    record Items(String partner, List<Long> variantIds) implements Scope {
        public Items {
            variantIds = List.copyOf(variantIds);
        }
    }
}
