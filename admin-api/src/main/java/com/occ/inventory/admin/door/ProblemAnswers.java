package com.occ.inventory.admin.door;

import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.messaging.PublishFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers every error, from filters and controllers alike, as {@code application/problem+json}. */
@Component
@Order(-2) // before Boot's own, which answers in another form
final class ProblemAnswers implements WebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        if (error instanceof ErrorResponse answer) {
            response.getHeaders().putAll(answer.getHeaders());
        }
        Problem problem = problem(exchange, error);
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            response.getHeaders().set("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = MessageJson.MAPPER.writeValueAsBytes(body(problem));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Problem problem(ServerWebExchange exchange, Throwable error) {
        if (error instanceof Problem problem) {
            return problem;
        }
        if (error instanceof ErrorResponse answer) {
            return framework(exchange, answer);
        }
        if (error instanceof DataBufferLimitException) {
            return Problem.tooLarge("Send less at once.");
        }
        if (error instanceof PublishFailed) {
            return Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The broker is not available",
                    "Nothing was sent. Try again later.");
        }
        if (error instanceof DataAccessResourceFailureException
                || error instanceof TransientDataAccessException
                || error instanceof CannotCreateTransactionException) {
            log.warn("the database is not available: {}", error.getMessage());
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The database is not available", "Try again later.");
        }
        log.error(
                "{} {} failed",
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath(),
                error);
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here", "It is our mistake; the log says what.");
    }

    private static Problem framework(ServerWebExchange exchange, ErrorResponse answer) {
        HttpStatus status = HttpStatus.valueOf(answer.getStatusCode().value());
        String detail = answer.getBody().getDetail();
        if (status == HttpStatus.NOT_FOUND) {
            return Problem.notFound(
                    "There is nothing at " + exchange.getRequest().getPath().value() + ".");
        }
        return Problem.of(status, status.getReasonPhrase(), detail == null ? status.getReasonPhrase() : detail);
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
