package com.occ.inventory.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.secret.TokenCipher.UnreadableToken;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCipherTests {
    private static final String SHOP = "north.myshopify.com";
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private final TokenCipher cipher = new TokenCipher(OLD);

    @Property
    void opensWhatItSealed(@ForAll String token) {
        assertThat(cipher.open(cipher.seal(token, "north", SHOP), "north", SHOP))
                .isEqualTo(new String(token.getBytes(UTF_8), UTF_8));
    }

    @Test
    void sealsTheSameTokenDifferentlyEachTime() {
        assertThat(cipher.seal("shpat_1", "north", SHOP)).isNotEqualTo(cipher.seal("shpat_1", "north", SHOP));
    }

    @Test
    void opensForTheOwnerOnly() {
        String sealed = cipher.seal("shpat_1", "north", SHOP);

        assertUnreadable(sealed, "south", SHOP);
        assertUnreadable(sealed, "north", "south.myshopify.com");
    }

    @Test
    void doesNotOpenWhatWasChanged() {
        String sealed = cipher.seal("shpat_1", "north", SHOP);

        for (int i = sealed.indexOf('.') + 1; i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertUnreadable(sealed.substring(0, i) + other + sealed.substring(i + 1), "north", SHOP);
        }
        assertUnreadable("k1.", "north", SHOP);
        assertUnreadable("k1.AAAA", "north", SHOP);
        assertUnreadable("k1.not base64!", "north", SHOP);
        assertUnreadable("", "north", SHOP);
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        String before = new TokenCipher("2025:" + OLD).seal("shpat_1", "north", SHOP);
        TokenCipher rotated = new TokenCipher("2026:" + NEW + ", 2025:" + OLD);

        assertThat(rotated.open(before, "north", SHOP)).isEqualTo("shpat_1");
        assertThat(rotated.seal("shpat_1", "north", SHOP)).startsWith("2026.");
        assertThatThrownBy(() -> new TokenCipher("2026:" + NEW).open(before, "north", SHOP))
                .isInstanceOf(UnreadableToken.class)
                .hasMessage("the token of north was sealed with a key that ENCRYPTION_KEY does not hold");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "secret", "c2hvcnQ=", "bad id:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=", ","})
    void anUnusableKeyIsNamedAndNotRepeated(String key) {
        assertThatThrownBy(() -> new TokenCipher(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ENCRYPTION_KEY must be 32 random bytes in base64")
                .hasMessageNotContaining("c2hvcnQ=")
                .hasNoCause();
    }

    @Test
    void twoKeysOfTheSameIdAreUnusable() {
        assertThatThrownBy(() -> new TokenCipher(NEW + "," + OLD)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertUnreadable(String sealed, String partner, String shop) {
        assertThatThrownBy(() -> cipher.open(sealed, partner, shop))
                .isInstanceOf(UnreadableToken.class)
                .hasMessageNotContaining("shpat_1");
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
