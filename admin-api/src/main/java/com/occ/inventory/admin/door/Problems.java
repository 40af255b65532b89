package com.occ.inventory.admin.door;

import com.occ.inventory.messaging.PublishFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

/** Says every error in words for the one who asked, and logs those that are our own. */
@Component
public final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    public Problem of(ServerWebExchange exchange, Throwable error) {
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
}
