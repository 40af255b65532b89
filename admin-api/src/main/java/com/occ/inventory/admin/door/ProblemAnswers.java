package com.occ.inventory.admin.door;

import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.messaging.MessageJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers every error, from filters and controllers alike, as {@code application/problem+json}. */
@Component
@Order(-2) // before Boot's own, which answers in another form
final class ProblemAnswers implements WebExceptionHandler {
    private final Problems problems;

    ProblemAnswers(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        if (error instanceof ErrorResponse answer) {
            response.getHeaders().putAll(answer.getHeaders());
        }
        Problem problem = problems.of(exchange, error);
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            response.getHeaders().set("WWW-Authenticate", "Bearer");
        }
        problem.tellWhenToRetry(response.getHeaders());
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = MessageJson.MAPPER.writeValueAsBytes(body(problem));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> body(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", problem.title());
        body.put("status", problem.status().value());
        body.put("detail", problem.getMessage());
        if (!problem.faults().isEmpty()) {
            body.put("errorCount", problem.faults().size());
            body.put("errors", errors(problem.shownFaults()));
        }
        return body;
    }

    private static List<Map<String, Object>> errors(List<Fault> faults) {
        return faults.stream()
                .map(fault -> {
                    Map<String, Object> error = new LinkedHashMap<>();
                    if (fault.line() != null) {
                        error.put("line", fault.line());
                    }
                    if (fault.field() != null) {
                        error.put("field", fault.field());
                    }
                    error.put("message", fault.message());
                    return error;
                })
                .toList();
    }
}
