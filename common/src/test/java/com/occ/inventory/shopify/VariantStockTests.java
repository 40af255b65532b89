package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.VariantStock.Available;
import org.junit.jupiter.api.Test;

class VariantStockTests {
    @Test
    void aSumBeyondAnIntIsTheLargestThatThereIs() {
        assertThat(sum(1_500_000_000, 1_500_000_000)).isEqualTo(new Available("gid", Integer.MAX_VALUE));
        assertThat(sum(-1_500_000_000, -1_500_000_000)).isEqualTo(new Available("gid", Integer.MIN_VALUE));
        assertThat(sum(7, -2)).isEqualTo(new Available("gid", 5));
    }

    private static VariantStock sum(int one, int other) {
        return VariantStock.sum(new Available("gid", one), new Available("gid", other));
    }
}
