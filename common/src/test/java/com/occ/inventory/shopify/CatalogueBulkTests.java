package com.occ.inventory.shopify;

import static com.occ.inventory.shopify.CatalogueLinesTests.file;
import static com.occ.inventory.shopify.CatalogueLinesTests.line;
import static com.occ.inventory.shopify.CatalogueTests.count;
import static com.occ.inventory.shopify.CatalogueTests.page;
import static com.occ.inventory.shopify.CatalogueTests.variant;
import static com.occ.inventory.shopify.ScriptedStore.Reply.data;
import static com.occ.inventory.shopify.ScriptedStore.Reply.of;
import static com.occ.inventory.shopify.ScriptedStore.Reply.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.shopify.ScriptedStore.Ending;
import com.occ.inventory.shopify.ScriptedStore.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueBulkTests {

    private static final String JSONL = "application/jsonl";
    private static final String ID = "gid://shopify/BulkOperation/1";

    private final ScriptedStore store = new ScriptedStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsALargeCatalogueFromOneFileWithoutTheToken() {
        store.answers(large(), started(), running(), completed(3, "/b/1.jsonl"), of(200, JSONL, file(3)));

        assertThat(read()).containsExactly("gid://shopify/ProductVariant/1", variantGid(2), variantGid(3));

        assertThat(store.requests().get(1).variables().path("query").asString()).contains("productVariants {");
        assertThat(store.requests().get(2).variables().path("id").asString()).isEqualTo(ID);
        var fileRequest = store.requests().get(4);
        assertThat(fileRequest.path()).isEqualTo("/b/1.jsonl");
        assertThat(fileRequest.headers()).doesNotContainKey("X-Shopify-Access-Token");
        assertThat(store.calls()).isEqualTo(5);
    }

    @Test
    void readsASmallCatalogueByPages() {
        store.answers(count(ScriptedStore.LARGE - 1), page(null, variant(1)));

        assertThat(read()).containsExactly("v1");
    }

    @Test
    void aStoreThatWasEmptiedLeavesNoFile() {
        store.answers(large(), started(), operation("COMPLETED", null, 0, null));

        assertThat(read()).isEmpty();
    }

    static Stream<List<Reply>> nothingToBeHad() {
        return Stream.of(
                List.of(refused("LIMIT_REACHED")),
                List.of(refused("OPERATION_IN_PROGRESS")),
                List.of(refused("INVALID")),
                List.of(data("{\"bulkOperationRunQuery\":{\"bulkOperation\":null,\"userErrors\":[]}}")),
                List.of(started(), operation("FAILED", "INTERNAL_SERVER_ERROR", 2, null)),
                List.of(started(), operation("FAILED", "TIMEOUT", 2, null)),
                List.of(started(), operation("FAILED", "ACCESS_DENIED", 0, null)),
                List.of(started(), running(), operation("EXPIRED", null, 3, null)),
                List.of(started(), operation("CANCELED", null, 0, null)),
                List.of(started(), operation("COMPLETED", null, 3, null)),
                List.of(started(), data("{\"bulkOperation\":null}")));
    }

    @ParameterizedTest
    @MethodSource("nothingToBeHad")
    void readsByPagesWhenABulkOperationComesToNothing(List<Reply> replies) {
        answersByPages(replies);

        assertThat(read()).containsExactly("v1", "v2");
    }

    static Stream<Reply> files() {
        return Stream.of(
                of(200, JSONL, file(2)),
                of(200, JSONL, file(4)),
                of(200, JSONL, ""),
                of(200, JSONL, file(3).substring(0, file(3).length() - 20)),
                of(200, JSONL, file(2) + "{\"id\":\"gid://shopify/Product/1\"}\n"),
                of(200, JSONL, file(2) + "x".repeat(100_000) + line(3)),
                of(200, JSONL, file(3)).ending(Ending.BROKEN_OFF),
                of(200, JSONL, file(3)).ending(Ending.RESET),
                of(200, JSONL, file(3)).ending(Ending.NEVER),
                of(200, "text/html", "<!DOCTYPE html><html></html>"),
                of(302, JSONL, file(3)).with("Location", "/elsewhere"),
                of(204, JSONL, ""),
                status(403),
                status(404),
                status(500));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsByPagesAndHandsOutNothingTwiceWhenTheFileIsNotWhole(Reply reply) {
        answersByPages(List.of(started(), completed(3, "/b/1.jsonl"), reply));

        assertThat(read()).containsExactly("v1", "v2");
        assertThat(store.requests()).noneMatch(request -> request.path().contains("elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/b", "file:///etc/passwd", "http://127.0.0.1:1/b", ""})
    void asksForNoFileElsewhere(String address) {
        answersByPages(List.of(started(), operation("COMPLETED", null, 3, address)));

        assertThat(read()).containsExactly("v1", "v2");
        assertThat(store.requests()).allMatch(request -> request.path().endsWith("graphql.json"));
    }

    @Test
    void cancelsWhatDoesNotEndAndReadsByPages() {
        store.answers(large(), started());
        store.answersTo("BulkOperation(", running());
        store.answers(data("{\"bulkOperationCancel\":{\"userErrors\":[]}}"), page(null, variant(1)));

        assertThat(read()).containsExactly("v1");

        assertThat(cancelled()).isTrue();
    }

    @Test
    void readsByPagesEvenWhenItCannotCancel() {
        store.answers(large(), started());
        store.answersTo("BulkOperation(", running());
        store.answersTo("BulkCancel(", Reply.error("BAD_REQUEST"));
        store.answers(page(null, variant(1)));

        assertThat(read()).containsExactly("v1");
    }

    @Test
    void cancelsTheOperationOfAReaderWhoLeaves() {
        store.answers(large(), started());
        store.answersTo("BulkOperation(", running());
        store.answers(data("{\"bulkOperationCancel\":{\"userErrors\":[]}}"));

        var reading = store.client().catalogue().subscribe();
        await(() -> store.calls() > 3);
        reading.dispose();

        await(this::cancelled);
    }

    @Test
    void failsBeforeTheFirstVariantWherePagesDoNotReach() {
        store.answers(count(25_001), started(), operation("FAILED", "TIMEOUT", 2, null), page(null, variant(1)));

        assertThatThrownBy(this::read)
                .isInstanceOf(ShopifyProblem.Unreachable.class)
                .hasMessageContaining("TIMEOUT");
        assertThat(store.calls()).isEqualTo(3);
    }

    @Test
    void saysThatAScopeIsMissingWherePagesDoNotReach() {
        store.answers(count(25_001), started(), operation("FAILED", "ACCESS_DENIED", 0, null));

        assertThatThrownBy(this::read).isInstanceOf(ShopifyProblem.AccessDenied.class);
    }

    @Test
    void aRevokedTokenIsNoReasonToReadByPages() {
        store.answers(large(), started(), status(401));

        assertThatThrownBy(this::read).isInstanceOf(ShopifyProblem.TokenInvalid.class);
        assertThat(store.requests())
                .noneMatch(request -> request.body().path("query").asString("").contains("CataloguePage"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void leavesNoFileBehindWholeOrNot(int written) {
        String mark = UUID.randomUUID().toString();
        String marked = file(3).replace("\"t\"", "\"" + mark + "\"");
        answersByPages(List.of(started(), completed(written, "/b/1.jsonl"), of(200, JSONL, marked)));

        assertThat(read()).hasSize(written == 3 ? 3 : 2);
        await(() -> marked(mark) == 0);
    }

    @Test
    void deletesTheFileOfAReaderWhoLeavesInTheMiddle() {
        String mark = UUID.randomUUID().toString();
        String marked = file(2_000).replace("\"t\"", "\"" + mark + "\"");
        store.answers(large(), started(), completed(2_000, "/b/1.jsonl"), of(200, JSONL, marked));
        var left = new AtomicInteger();

        store.client()
                .catalogue()
                .doOnNext(variant -> left.compareAndSet(0, marked(mark)))
                .blockFirst(Duration.ofSeconds(40));

        assertThat(left).hasValue(1);
        await(() -> marked(mark) == 0);
    }

    private static int marked(String mark) {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return (int) files.filter(file -> file.getFileName().toString().startsWith("catalogue-"))
                    .filter(file -> holds(file, mark))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String mark) {
        try {
            return Files.readString(file).contains(mark);
        } catch (IOException e) {
            return false;
        }
    }

    private void answersByPages(List<Reply> replies) {
        store.answers(large());
        store.answers(replies.toArray(Reply[]::new));
        store.answersTo("BulkCancel(", data("{\"bulkOperationCancel\":{\"userErrors\":[]}}"));
        store.answers(page("c", variant(1)), page(null, variant(2)));
    }

    private List<String> read() {
        return store.client()
                .catalogue()
                .map(CatalogueVariant::variantGid)
                .collectList()
                .block(Duration.ofSeconds(40));
    }

    private boolean cancelled() {
        return store.requests().stream()
                .anyMatch(request -> request.body().path("query").asString("").contains("BulkCancel(")
                        && request.variables().path("id").asString("").equals(ID));
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().until(condition::getAsBoolean);
    }

    private static String variantGid(int number) {
        return "gid://shopify/ProductVariant/" + number;
    }

    private static Reply large() {
        return count(ScriptedStore.LARGE);
    }

    private static Reply started() {
        return data("{\"bulkOperationRunQuery\":{\"bulkOperation\":{\"id\":\"" + ID + "\"},\"userErrors\":[]}}");
    }

    private static Reply refused(String code) {
        return data(
                "{\"bulkOperationRunQuery\":{\"bulkOperation\":null,\"userErrors\":[{\"code\":\"%s\",\"message\":\"words\"}]}}"
                        .formatted(code));
    }

    private static Reply running() {
        return operation("RUNNING", null, 1, null);
    }

    /** @param path on the store's own host */
    private static Reply completed(int roots, String path) {
        return operation("COMPLETED", null, roots, ScriptedStore.HERE + path);
    }

    private static Reply operation(String status, String errorCode, int roots, String url) {
        return data("{\"bulkOperation\":{\"status\":\"%s\",\"errorCode\":%s,\"rootObjectCount\":\"%d\",\"url\":%s}}"
                .formatted(status, quoted(errorCode), roots, quoted(url)));
    }

    private static String quoted(String text) {
        return text == null ? null : "\"" + text + "\"";
    }
}
