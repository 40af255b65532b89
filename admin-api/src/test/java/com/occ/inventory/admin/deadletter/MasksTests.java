package com.occ.inventory.admin.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.messaging.MessageJson;
import org.junit.jupiter.api.Test;

class MasksTests {

    @Test
    void hidesSecretsWhereverTheyStandInABody() {
        assertThat(Masks.body(
                                """
                                {"sealedToken":"a","list":[{"refresh_token":"b","n":1},"shpat_0123abc"],"password":null,"x":"y"}
                                """)
                        .toString())
                .isEqualTo(
                        """
                        {"sealedToken":"***","list":[{"refresh_token":"***","n":1},"***"],"password":null,"x":"y"}""");
    }

    @Test
    void hidesCredentialsOfEveryKind() {
        SealedToken expiring = new SealedToken.Expiring("k1.a", null, "k1.b", "client", "k1.c");
        String json = MessageJson.MAPPER.writeValueAsString(new CredentialsChanged("north", 1, "n.example", expiring));

        assertThat(Masks.body(json).toString())
                .isEqualTo(
                        """
                        {"partner":"north","version":1,"shopDomain":"n.example","token":"***"}""");
        assertThat(Masks.body(json.substring(0, json.length() - 4)).asString()).doesNotContain("k1.");
    }

    @Test
    void hidesThemInWhatIsNoJson() {
        assertThat(Masks.body("{\"sealedToken\":\"k1.abc\",\"partner\":\"north\", oops")
                        .asString())
                .isEqualTo("{\"sealedToken\":***,\"partner\":\"north\", oops");
        assertThat(Masks.body("{\"accessToken\":\"cut off in the mid").asString())
                .isEqualTo("{\"accessToken\":***");
        assertThat(Masks.text("Unrecognized token 'shpca_77ff'")).doesNotContain("77ff");
    }

    @Test
    void showsTheBeginningOfALongText() {
        assertThat(Masks.text("x".repeat(20_000))).hasSize(10_003);
        assertThat(Masks.text(null)).isNull();
    }
}
