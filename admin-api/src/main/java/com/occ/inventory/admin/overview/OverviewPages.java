package com.occ.inventory.admin.overview;

import com.occ.inventory.admin.page.Address;
import com.occ.inventory.admin.run.RunBar;
import com.occ.inventory.admin.run.RunHistory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/** The first page, and the list of partners: the same rows, failures first. */
@Controller
class OverviewPages {
    private static final int SHOWN = 50;

    private final PartnerStates states;
    private final Overview overview;
    private final RunHistory runs;

    OverviewPages(PartnerStates states, Overview overview, RunHistory runs) {
        this.states = states;
        this.overview = overview;
        this.runs = runs;
    }

    @GetMapping("/")
    Mono<String> overview(Model model) {
        return Mono.zip(
                        overview.now(),
                        states.totals(),
                        states.page(null, PartnerStates.Position.START, SHOWN),
                        runs.newest(RunBar.shown()).collectList())
                .map(all -> {
                    Now now = all.getT1();
                    model.addAttribute("store", now.store());
                    model.addAttribute("schedule", now.schedule());
                    model.addAttribute("nextRun", now.nextRun());
                    model.addAttribute("totals", all.getT2());
                    model.addAttribute("partners", all.getT3().items());
                    model.addAttribute("more", all.getT3().next() != null);
                    model.addAttribute("bars", RunBar.strip(all.getT4(), now.at()));
                    model.addAttribute(
                            "lastRun",
                            all.getT4().isEmpty() ? null : all.getT4().get(0));
                    return "overview/overview";
                });
    }

    @GetMapping("/partners")
    Mono<String> partners(
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String cursor,
            ServerHttpRequest request,
            Model model) {
        String wanted = Overview.search(search);
        return states.page(wanted, PartnerStates.Position.of(cursor), SHOWN)
                .zipWith(states.totals())
                .map(both -> {
                    model.addAttribute("partners", both.getT1().items());
                    model.addAttribute("totals", both.getT2());
                    model.addAttribute("search", search);
                    model.addAttribute(
                            "next", Address.next(request, "cursor", both.getT1().next()));
                    model.addAttribute("first", Address.first(request, "cursor"));
                    return "overview/partners";
                });
    }
}
