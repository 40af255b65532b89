package com.occ.inventory.shopify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A bulk operation's file on our disk, read twice: once to know that it is whole, then to be handed out. So whoever gets
 * its first variant gets all of them, and memory holds one line of it.
 */
final class CatalogueFile {

    private final Path path;

    private CatalogueFile(Path path) {
        this.path = path;
    }

    /** Empty as yet, readable by nobody else. */
    static Mono<CatalogueFile> create() {
        return Mono.fromCallable(() -> new CatalogueFile(Files.createTempFile("catalogue-", ".jsonl")))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(IOException.class, e -> new BulkUnavailable("no temporary file: " + e.getMessage(), e));
    }

    Path path() {
        return path;
    }

    /** Fails with {@link BulkUnavailable} unless so many variants are in it and every line can be read. */
    Mono<Void> requireWhole(long variants) {
        return Mono.<Void>fromRunnable(() -> {
                    long found = count();
                    if (found != variants) {
                        throw new BulkUnavailable(
                                "the bulk operation wrote " + variants + " variants, its file holds " + found);
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private long count() {
        try (InputStream in = open(path)) {
            return CatalogueLines.of(in).count();
        } catch (IOException | UncheckedIOException e) {
            throw new BulkUnavailable("the file cannot be read: " + e.getMessage(), e);
        }
    }

    Flux<CatalogueVariant> variants() {
        return Flux.using(() -> open(path), in -> Flux.fromStream(CatalogueLines.of(in)), CatalogueFile::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    Mono<Void> delete() {
        return Mono.<Void>fromCallable(() -> {
                    Files.deleteIfExists(path);
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static InputStream open(Path path) throws IOException {
        return new BufferedInputStream(Files.newInputStream(path), 64 * 1024);
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
