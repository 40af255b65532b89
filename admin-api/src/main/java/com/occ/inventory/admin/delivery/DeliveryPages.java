package com.occ.inventory.admin.delivery;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.alertsettings.StoredAlertSettings;
import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.message.AlertChannel;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The channels with their tests, and what went by them. */
@Controller
class DeliveryPages {
    private static final String PATH = "/alerts/deliveries";
    private static final int SHOWN = 50;

    private final Channels channels;
    private final ChannelTests tests;
    private final Deliveries deliveries;
    private final StoredAlertSettings settings;
    private final Flash flash;

    DeliveryPages(
            Channels channels, ChannelTests tests, Deliveries deliveries, StoredAlertSettings settings, Flash flash) {
        this.channels = channels;
        this.tests = tests;
        this.deliveries = deliveries;
        this.settings = settings;
        this.flash = flash;
    }

    /** As it was typed, for the channel that is tried. */
    public record Form(String channel, String recipient) {
        static final Form NONE = new Form(null, null);
    }

    @GetMapping(PATH)
    Mono<Rendering> show(@RequestParam(required = false) String cursor, ServerWebExchange exchange) {
        return page(HttpStatus.OK, cursor, Form.NONE, Faults.NONE, exchange);
    }

    @PostMapping("/alerts/channels/{channel}/test")
    Mono<Rendering> test(
            @PathVariable String channel,
            @ModelAttribute("typed") Form typed,
            Actor actor,
            ServerWebExchange exchange) {
        AlertChannel tried = Choice.of("channel", channel, AlertChannel.class);
        Form form = new Form(tried.name(), typed.recipient());
        return Mono.defer(() -> tests.ask(UUID.randomUUID(), tried, typed.recipient(), actor))
                .map(asked -> flash.next(exchange, PATH, "The channel is being tried: the result appears beside it."))
                .onErrorResume(
                        Problem.class,
                        problem ->
                                page(problem.status(), null, form, Faults.of(problem, Set.of("recipient")), exchange));
    }

    private Mono<Rendering> page(
            HttpStatus status, String cursor, Form typed, Faults faults, ServerWebExchange exchange) {
        return Mono.zip(channels.standing(), deliveries.page(cursor, SHOWN), settings.recipients())
                .map(found -> Rendering.view("delivery/deliveries")
                        .status(status)
                        .modelAttribute("channels", found.getT1())
                        .modelAttribute("deliveries", found.getT2().items())
                        .modelAttribute("recipients", found.getT3())
                        .modelAttribute("typed", typed)
                        .modelAttribute("faults", faults)
                        .modelAttribute(
                                "next",
                                found.getT2().next() == null
                                        ? null
                                        : PATH + "?cursor=" + found.getT2().next())
                        .modelAttribute("first", cursor == null || cursor.isEmpty() ? null : PATH)
                        .build());
    }
}
