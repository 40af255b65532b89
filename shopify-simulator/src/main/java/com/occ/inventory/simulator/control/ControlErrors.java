package com.occ.inventory.simulator.control;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebInputException;

/** Says what is wrong with a control call's body; a bare 400 would cost its caller an hour. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before the one that says only "failed to read"
@RestControllerAdvice(basePackageClasses = ControlErrors.class)
class ControlErrors {
    @ExceptionHandler
    ProblemDetail unreadable(ServerWebInputException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                NestedExceptionUtils.getMostSpecificCause(e).getMessage());
    }
}
