package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.graphql.Reply.Answer;
import com.occ.inventory.simulator.shop.BulkFault;
import com.occ.inventory.simulator.shop.BulkOperation.Snapshot;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Shops;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The files of bulk operations. Who knows the address needs no token, and none is looked at. */
@RestController
class BulkFileController {
    private static final String PREFIX = "/bulk-operations/";

    private final Shops shops;
    private final Clock clock;

    BulkFileController(Shops shops, Clock clock) {
        this.shops = shops;
        this.clock = clock;
    }

    static String path(Shop shop, Snapshot operation) {
        return PREFIX + shop.domain() + "/" + operation.key() + ".jsonl";
    }

    @GetMapping(PREFIX + "{shop}/{key}.jsonl")
    Mono<Void> file(@PathVariable String shop, @PathVariable String key, ServerWebExchange exchange) {
        var reply = shops.find(shop)
                .flatMap(found -> found.bulk().withKey(key, clock.instant()))
                .<Reply>flatMap(BulkFileController::reply)
                .orElseGet(FaultReplies::notFound);
        return ReplyWriter.write(reply, exchange.getResponse());
    }

    private static Optional<Reply> reply(Snapshot operation) {
        if (operation.partialFile() != null) {
            return Optional.of(lines(operation.partialFile()));
        }
        return Optional.ofNullable(operation.file())
                .map(file -> operation.fault() == null ? lines(file) : faulty(operation.fault(), operation));
    }

    private static Reply faulty(BulkFault fault, Snapshot operation) {
        return switch (fault) {
            case FILE_CUT -> lines(operation.result().cut());
            case FILE_SHORT -> lines(operation.result().firstLines());
            case FILE_RESET -> new Reply.Cut(lines(operation.file()));
            case FILE_HTML -> FaultReplies.html(200, "We'll be back soon");
            case FILE_403 -> FaultReplies.html(403, "Forbidden");
            case FILE_404 -> FaultReplies.notFound();
            case FILE_REDIRECTED -> new Answer(302, "text/plain", new byte[0], Map.of("Location", "/elsewhere.jsonl"));
            case NEVER_ENDS, ACCESS_DENIED, INTERNAL_SERVER_ERROR, TIMEOUT, EXPIRED -> lines(operation.file());
        };
    }

    private static Answer lines(byte[] file) {
        return new Answer(200, "application/jsonl", file, Map.of());
    }
}
