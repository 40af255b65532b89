package com.occ.inventory.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.messaging.MessageJson;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;

/** Resend, webhooks and Slack, over real lines. */
class HttpChannelsTests {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration EACH_STEP = Duration.ofSeconds(20);
    /** For a server that never answers. */
    private static final Duration IMPATIENCE = Duration.ofSeconds(2);

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> request.receive()
                    .aggregate()
                    .asString()
                    .defaultIfEmpty("")
                    .flatMap(body -> {
                        heard.add(new Heard(request.uri(), Map.copyOf(headers(request.requestHeaders())), body));
                        return status.get() == 0
                                ? Mono.never()
                                : response.status(status.get())
                                        .header("Location", "http://127.0.0.1/elsewhere")
                                        .sendString(Mono.just("their own words"))
                                        .then();
                    }))
            .bindNow();
    private final Post post = new Post(InetAddress::getAllByName, null, EACH_STEP);
    private final Post impatient = new Post(InetAddress::getAllByName, null, IMPATIENCE);

    private record Heard(String path, Map<String, String> headers, String body) {
        JsonNode json() {
            return MessageJson.MAPPER.readTree(body);
        }
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void theWebhookGetsTheIncidentsAsTheyAre() {
        assertThat(send(new Webhook(post, ours("/hook?key=secret")))).isEqualTo(new Attempt.Sent());

        Heard call = heard.get(0);
        assertThat(call.path()).isEqualTo("/hook?key=secret");
        assertThat(call.headers())
                .containsEntry("idempotency-key", "7d0f.1@stock.example.com")
                .containsEntry("content-type", "application/json");
        assertThat(call.json())
                .isEqualTo(
                        MessageJson.MAPPER.readTree(
                                """
                {"id": "7d0f.1@stock.example.com", "test": false,
                 "subject": "Aurora Röstereien: 17 of 30 items failing",
                 "text": "Größe <b> & Co.\\nOpen: https://stock.example.com/partners/aurora\\n",
                 "incidents": [{"occasion": "OPENED", "incident": "0b5e3f4a-7c11-4a7e-9a51-5d2f6f3c8e10",
                  "concern": "PARTNER", "partner": "aurora", "partnerName": "Aurora Röstereien",
                  "cause": "ITEMS_FAILING", "severity": "CRITICAL", "message": "17 of 30 items failed",
                  "requestId": null, "openedAt": "2026-11-26T11:14:30Z",
                  "failingSince": "2026-11-26T11:14:30Z", "resolvedAt": null, "removed": false,
                  "lastSucceededAt": null, "runs": 2, "failed": 17, "attempted": 30,
                  "items": [{"variantId": 1, "storeItemId": 2, "sku": "AUR-<1>", "code": "UNTRACKED",
                   "message": "not & tracked", "requestId": null}]}]}
                """));
    }

    @Test
    void slackGetsEscapedTextAndALink() {
        assertThat(send(new Slack(post, ours("/services/T/B/secret")))).isEqualTo(new Attempt.Sent());

        JsonNode body = heard.get(0).json();
        assertThat(body.path("text").asString()).isEqualTo("Aurora Röstereien: 17 of 30 items failing");
        assertThat(body.path("blocks").path(0).path("text").path("type").asString())
                .isEqualTo("plain_text");
        assertThat(body.path("blocks").path(1).path("text").path("text").asString())
                .contains("Größe &lt;b&gt; &amp; Co.", "<https://stock.example.com/partners/aurora>");
        assertThat(body.path("blocks").path(1).path("text").path("verbatim").asBoolean())
                .isTrue();
    }

    @Test
    void resendGetsTheMailAndCanTellItWhenItComesAgain() {
        assertThat(send(resend())).isEqualTo(new Attempt.Sent());

        Heard call = heard.get(0);
        assertThat(call.path()).isEqualTo("/emails");
        assertThat(call.headers())
                .containsEntry("authorization", "Bearer re_secret")
                .extractingByKey("idempotency-key")
                .asString()
                .startsWith("7d0f.1@stock.example.com/");
        assertThat(call.json().path("to")).isEqualTo(MessageJson.MAPPER.readTree("[\"ops@example.com\"]"));
        assertThat(call.json().path("from").asString()).isEqualTo("alerts@example.com");
        assertThat(call.json().path("html").asString()).isEqualTo("<p>Größe &lt;b&gt;</p>");
        assertThat(call.json().path("text").asString()).startsWith("Größe");
        assertThat(call.json().path("headers").path("Message-ID").asString()).isEqualTo("<7d0f.1@stock.example.com>");
    }

    @Test
    void resendTakesALetterForAnotherWhenItsSenderHasChanged() {
        send(resend());
        send(resend());
        send(new ResendMail(post, resend().baseUrl(), "re_secret", "other@example.com"));

        assertThat(heard.get(1)).isEqualTo(heard.get(0));
        assertThat(heard.get(2).headers().get("idempotency-key"))
                .isNotEqualTo(heard.get(0).headers().get("idempotency-key"));
    }

    @ParameterizedTest
    @CsvSource({
        "RESEND, 200, Sent",
        "RESEND, 400, Rejected",
        "RESEND, 401, Failed",
        "RESEND, 403, Failed",
        "RESEND, 409, Unsure",
        "RESEND, 422, Rejected",
        "RESEND, 429, Failed",
        "RESEND, 500, Unsure",
        "RESEND, 504, Unsure",
        "RESEND, 0, Unsure",
        "WEBHOOK, 204, Sent",
        "WEBHOOK, 302, Failed",
        "WEBHOOK, 400, Rejected",
        "WEBHOOK, 404, Failed",
        "WEBHOOK, 408, Unsure",
        "WEBHOOK, 422, Rejected",
        "WEBHOOK, 429, Failed",
        "WEBHOOK, 503, Unsure",
        "WEBHOOK, 0, Unsure",
        "SLACK, 200, Sent",
        "SLACK, 400, Rejected",
        "SLACK, 403, Failed",
        "SLACK, 404, Failed",
        "SLACK, 410, Failed",
        "SLACK, 500, Unsure",
        "SLACK, 0, Unsure"
    })
    void saysWhatAnAnswerMeansInItsOwnWords(String channel, int answered, String result) {
        status.set(answered);
        Post by = answered == 0 ? impatient : post;

        Attempt attempt = send(
                switch (channel) {
                    case "RESEND" -> resend(by);
                    case "SLACK" -> new Slack(by, ours("/services/T/B/secret"));
                    default -> new Webhook(by, ours("/hook?key=secret"));
                });

        assertThat(attempt.getClass().getSimpleName()).as("%s", attempt).isEqualTo(result);
        assertThat(attempt.toString()).doesNotContain("their own words", "secret", "elsewhere");
        // Nothing was followed and nothing repeated.
        assertThat(heard).hasSize(1);
    }

    @Test
    void saysWhenNobodyIsThere() {
        server.disposeNow();

        assertThat(send(new Webhook(post, ours("/hook"))))
                .isInstanceOfSatisfying(
                        Attempt.Failed.class, failed -> assertThat(failed.why()).contains("cannot be reached"));
        assertThat(send(new Webhook(post, Target.of("http://hooks.invalid/", true))))
                .isInstanceOfSatisfying(
                        Attempt.Failed.class, failed -> assertThat(failed.why()).contains("no host hooks.invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0"})
    void anEnteredAddressNeverLeadsToThisMachine(String host) throws Exception {
        try (SecureServer secure = new SecureServer()) {
            Target entered = Target.of("https://" + host + ":" + secure.port() + "/hook", false);

            assertThat(send(new Webhook(trustingAll(InetAddress::getAllByName), entered)))
                    .isInstanceOf(Attempt.Failed.class);
            assertThat(secure.connections).hasValue(0);
        }
    }

    @Test
    void anEnteredNameIsLookedAtEachTime() throws Exception {
        try (SecureServer secure = new SecureServer()) {
            AtomicInteger lookups = new AtomicInteger();
            Post rebinding = trustingAll(host -> {
                lookups.incrementAndGet();
                return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
            });
            Target entered = Target.of("https://rebinding.example.com:" + secure.port() + "/hook", false);

            for (int call = 1; call <= 2; call++) {
                assertThat(send(new Webhook(rebinding, entered)))
                        .isInstanceOfSatisfying(Attempt.Failed.class, failed -> assertThat(failed.why())
                                .contains("not of the public internet"));
                assertThat(lookups).hasValue(call);
            }
            assertThat(secure.connections).hasValue(0);
        }
    }

    /** Public when it is looked at, this machine ever after: nobody may look twice. */
    @Test
    void theAddressThatWasLookedAtIsTheOneThatIsConnectedTo() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        GuardedResolver resolver = new GuardedResolver(host -> new InetAddress[] {
            InetAddress.getByAddress(
                    host, lookups.getAndIncrement() == 0 ? new byte[] {1, 1, 1, 1} : new byte[] {127, 0, 0, 1})
        });
        InetSocketAddress asked = InetSocketAddress.createUnresolved("rebinding.example.com", 443);
        DefaultEventExecutor executor = new DefaultEventExecutor();
        try {
            InetSocketAddress found =
                    resolver.getResolver(executor).resolve(asked).get(10, TimeUnit.SECONDS);

            assertThat(found.getAddress().getHostAddress()).isEqualTo("1.1.1.1");
            assertThat(found.getHostString()).isEqualTo("rebinding.example.com");
            assertThat(lookups).hasValue(1);
            assertThat(resolver.getResolver(executor).isResolved(found)).isFalse();
        } finally {
            resolver.close();
            executor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void oneAddressOfANameThatIsNotPublicIsEnoughToRefuseIt() throws Exception {
        Post mixed = trustingAll(host -> new InetAddress[] {
            InetAddress.getByAddress(host, new byte[] {1, 1, 1, 1}),
            InetAddress.getByAddress(host, new byte[] {10, 0, 0, 1})
        });

        assertThat(send(new Webhook(mixed, Target.of("https://mixed.example.com/", false))))
                .isInstanceOfSatisfying(Attempt.Failed.class, failed -> assertThat(failed.why())
                        .contains("not of the public internet"));
    }

    /** The guard is what keeps it away, not something else that is wrong with the call. */
    @Test
    void theSameAddressOfTheOperatorsIsReached() throws Exception {
        try (SecureServer secure = new SecureServer()) {
            Target ours = Target.of("https://localhost:" + secure.port() + "/hook", true);

            assertThat(send(new Webhook(trustingAll(InetAddress::getAllByName), ours)))
                    .isEqualTo(new Attempt.Sent());
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() throws Exception {
        try (SecureServer secure = new SecureServer()) {
            assertThat(send(new Webhook(post, Target.of("https://localhost:" + secure.port() + "/", true))))
                    .isInstanceOfSatisfying(Attempt.Failed.class, failed -> assertThat(failed.why())
                            .contains("certificate"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "https://user:hunter2@hooks.example.com/",
                "https:///x",
                "hooks.example.com",
                "https://a b/",
                "javascript:alert(1)",
                "https://under_score.example.com/",
                ""
            })
    void refusesEnteredAddressesThatAreNone(String address) {
        assertThatThrownBy(() -> Target.of(address, false))
                .isInstanceOf(Target.BadTarget.class)
                .hasMessageStartingWith("it ")
                .message()
                .doesNotContain("hunter2");
    }

    private Attempt send(Channel channel) {
        return channel.send(Letters.to("ops@example.com")).block(PATIENCE);
    }

    private ResendMail resend() {
        return resend(post);
    }

    private ResendMail resend(Post by) {
        return new ResendMail(
                by, URI.create("http://127.0.0.1:" + server.port() + "/"), "re_secret", "alerts@example.com");
    }

    private Target ours(String path) {
        return Target.of("http://127.0.0.1:" + server.port() + path, true);
    }

    private static Post trustingAll(GuardedResolver.Lookup lookup) throws SSLException {
        SslContext trusting = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .build();
        return new Post(lookup, trusting, EACH_STEP);
    }

    private static Map<String, String> headers(Iterable<Map.Entry<String, String>> all) {
        Map<String, String> headers = new HashMap<>();
        all.forEach(header -> headers.put(header.getKey().toLowerCase(), header.getValue()));
        return headers;
    }

    /** Counts who connects. */
    private static final class SecureServer implements AutoCloseable {
        private static final Certificate LOCAL = Certificate.of("dns:localhost,ip:127.0.0.1");

        private final AtomicInteger connections = new AtomicInteger();
        private final DisposableServer server;

        SecureServer() throws Exception {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(LOCAL.store(), "changeit".toCharArray());
            SslContext context = SslContextBuilder.forServer(keys).build();
            server = HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .doOnConnection(connection -> connections.incrementAndGet())
                    .secure(ssl -> ssl.sslContext(context))
                    .handle((request, response) -> response.status(200).send())
                    .bindNow();
        }

        int port() {
            return server.port();
        }

        @Override
        public void close() {
            server.disposeNow();
        }
    }
}
