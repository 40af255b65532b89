package com.occ.inventory.admin.run;

import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.page.Address;
import com.occ.inventory.admin.run.ItemResult.Outcome;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Trigger;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/** The list of runs, and one run. */
@Controller
class RunPages {
    private static final int RUNS = 50;
    private static final int PARTNERS = 50;
    private static final int ITEMS = 50;

    private final RunHistory history;
    private final RunParts parts;
    private final ItemHistory items;
    private final Clock clock;

    RunPages(RunHistory history, RunParts parts, ItemHistory items, Clock clock) {
        this.history = history;
        this.parts = parts;
        this.items = items;
        this.clock = clock;
    }

    @GetMapping("/runs")
    Mono<String> list(ServerHttpRequest request, Model model) {
        MultiValueMap<String, String> asked = request.getQueryParams();
        RunFilter filter = RunFilter.of(
                asked.getFirst("status"),
                asked.getFirst("partner"),
                asked.getFirst("trigger"),
                asked.getFirst("from"),
                asked.getFirst("to"));
        return history.page(filter, RunHistory.Position.of(asked.getFirst("cursor")), RUNS)
                .map(page -> {
                    model.addAttribute("rows", RunRow.of(page.items(), clock.instant()));
                    model.addAttribute("next", Address.next(request, "cursor", page.next()));
                    model.addAttribute("first", Address.first(request, "cursor"));
                    model.addAttribute("filter", filter);
                    model.addAttribute("typed", asked.toSingleValueMap());
                    model.addAttribute("statuses", RunStatus.values());
                    model.addAttribute("triggers", Trigger.values());
                    return "run/runs";
                });
    }

    @GetMapping("/runs/{id}")
    Mono<String> show(
            @PathVariable String id,
            @RequestParam(required = false) String outcome,
            @RequestParam(required = false) String partner,
            ServerHttpRequest request,
            Model model) {
        UUID run = SyncRunController.runId(id);
        Instant now = clock.instant();
        Outcome wanted = Choice.of("outcome", outcome, Outcome.class);
        String only = partner == null || partner.isBlank() ? null : partner.strip();
        return history.find(run)
                .switchIfEmpty(Mono.error(() -> SyncRunController.unknown(run)))
                .flatMap(view -> partners(view, request, now, model)
                        .then(items(run, wanted, only, request, model))
                        .then(history.begun(run).map(begun -> model.addAttribute("begun", begun)))
                        .then(parts.rateLimitWait(run).map(wait -> model.addAttribute("rateLimit", wait.longest())))
                        .then(Mono.fromSupplier(() -> {
                            model.addAttribute("run", view);
                            model.addAttribute(
                                    "row",
                                    RunRow.of(java.util.List.of(view), now).get(0));
                            model.addAttribute("now", now);
                            model.addAttribute("outcome", wanted);
                            model.addAttribute("partner", only);
                            return "run/run";
                        })));
    }

    private Mono<Void> partners(RunView run, ServerHttpRequest request, Instant now, Model model) {
        Axis axis = Axis.of(run, now);
        RunParts.Position after = RunParts.Position.of(request.getQueryParams().getFirst("partners"));
        return parts.page(run.id(), after, PARTNERS)
                .doOnNext(page -> {
                    model.addAttribute("axis", axis.length());
                    model.addAttribute(
                            "parts",
                            page.items().stream()
                                    .map(part -> PartRow.of(part, axis, now))
                                    .toList());
                    model.addAttribute("partsNext", Address.next(request, "partners", page.next()));
                    model.addAttribute("partsFirst", Address.first(request, "partners"));
                })
                .then();
    }

    private Mono<Void> items(UUID run, Outcome outcome, String partner, ServerHttpRequest request, Model model) {
        ItemHistory.Position after =
                ItemHistory.Position.of(request.getQueryParams().getFirst("items"));
        return items.list(run, outcome, partner, after, ITEMS + 1)
                .collectList()
                .map(found -> Page.of(found, ITEMS, last -> Cursor.of(last.dispatch(), last.page(), last.variantId())))
                .doOnNext(page -> {
                    model.addAttribute("items", page.items());
                    model.addAttribute("itemsNext", Address.next(request, "items", page.next()));
                    model.addAttribute("itemsFirst", Address.first(request, "items"));
                })
                .then();
    }
}
