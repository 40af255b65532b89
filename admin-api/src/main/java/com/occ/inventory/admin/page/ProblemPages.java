package com.occ.inventory.admin.page;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.CurrentActor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problems;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers errors of pages as a page, in the same words as the API's. */
@Component
@Order(-3) // before the API's answers, which take what is left
final class ProblemPages implements WebExceptionHandler {
    private final ViewResolver views;
    private final Problems problems;

    ProblemPages(org.thymeleaf.spring6.view.reactive.ThymeleafReactiveViewResolver views, Problems problems) {
        this.views = views;
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted() || !wantsPage(exchange)) {
            return Mono.error(error);
        }
        Problem problem = problems.of(exchange, error);
        exchange.getResponse().setStatusCode(problem.status());
        problem.tellWhenToRetry(exchange.getResponse().getHeaders());
        Actor actor = CurrentActor.of(exchange);
        Map<String, Object> model =
                Map.of("problem", problem, "show", Show.INSTANCE, "actor", actor, "can", Can.of(actor));
        return views.resolveViewName(
                        "problem",
                        exchange.getLocaleContext().getLocale() == null
                                ? java.util.Locale.ENGLISH
                                : exchange.getLocaleContext().getLocale())
                .flatMap(view -> view.render(model, MediaType.TEXT_HTML, exchange));
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        return !path.startsWith("/api/")
                && (exchange.getRequest().getHeaders().getAccept().stream()
                                .anyMatch(type -> type.isCompatibleWith(MediaType.TEXT_HTML) && !type.isWildcardType())
                        || exchange.getRequest().getMethod() == HttpMethod.POST);
    }
}
