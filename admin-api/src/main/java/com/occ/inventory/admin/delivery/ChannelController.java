package com.occ.inventory.admin.delivery;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.RequestJson;
import com.occ.inventory.admin.idempotency.Creation;
import com.occ.inventory.message.AlertChannel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Alerts")
@RequestMapping("/api/v1/alert-channels")
class ChannelController {
    private final Channels channels;
    private final ChannelTests tests;

    ChannelController(Channels channels, ChannelTests tests) {
        this.channels = channels;
        this.tests = tests;
    }

    /** @param recipient a mail address; left out for channels with an address of their own */
    record TestRequest(String recipient) {}

    @Operation(summary = "By which channels people can be told, and why not; none until the notifier has said so")
    @GetMapping
    Mono<Page<ChannelView>> list() {
        return channels.standing().map(standing -> new Page<>(standing.all(), null));
    }

    @Operation(summary = "Tries a channel once; the delivery tells what came of it")
    @PostMapping("/{channel}/tests")
    Mono<ResponseEntity<DeliveryView>> test(
            @PathVariable String channel,
            @RequestBody(required = false) @BodyOf(TestRequest.class) byte[] body,
            Actor actor,
            ServerWebExchange exchange) {
        return tests.ask(
                        Creation.id(exchange),
                        Choice.of("channel", channel, AlertChannel.class),
                        RequestJson.read(body, TestRequest.class).recipient(),
                        actor)
                .map(delivery -> ResponseEntity.accepted()
                        .location(URI.create(DeliveryController.PATH + "/" + delivery.id()))
                        .body(delivery));
    }
}
