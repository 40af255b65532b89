package com.occ.inventory.admin.door;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request that cannot be served, told to the caller as RFC 9457 problem details. */
public final class Problem extends RuntimeException {
    private static final int MOST_ERRORS = 1_000;

    private final HttpStatus status;
    private final String title;
    private final List<Fault> faults;
    private final Duration retryAfter;

    private Problem(HttpStatus status, String title, String detail, List<Fault> faults) {
        this(status, title, detail, faults, null);
    }

    private Problem(HttpStatus status, String title, String detail, List<Fault> faults, Duration retryAfter) {
        super(detail);
        this.retryAfter = retryAfter;
        this.status = status;
        this.title = title;
        this.faults = List.copyOf(faults);
    }

    public static Problem badRequest(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "The request cannot be read", detail, List.of());
    }

    public static Problem notFound(String detail) {
        return new Problem(HttpStatus.NOT_FOUND, "Not found", detail, List.of());
    }

    public static Problem conflict(String detail) {
        return new Problem(HttpStatus.CONFLICT, "Not in this state", detail, List.of());
    }

    public static Problem tooLarge(String detail) {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "The body is too large", detail, List.of());
    }

    /** @param faults all there are; the answer names the first thousand */
    public static Problem invalid(String detail, List<Fault> faults) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "The request has faults", detail, faults);
    }

    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, "Not allowed", detail, List.of());
    }

    public static Problem tooMany(String detail, Duration retryAfter) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts", detail, List.of(), retryAfter);
    }

    public static Problem of(HttpStatus status, String title, String detail) {
        return new Problem(status, title, detail, List.of());
    }

    /** Tells in the answer's header when to come again; nothing when the problem does not pass by itself. */
    public void tellWhenToRetry(HttpHeaders headers) {
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public List<Fault> shownFaults() {
        return faults.size() <= MOST_ERRORS ? faults : faults.subList(0, MOST_ERRORS);
    }

    public List<Fault> faults() {
        return faults;
    }

    /** One thing that is wrong, where it is, and in words that say what to do. Line and field are null where they mean nothing. */
    public record Fault(Integer line, String field, String message) {
        public static Fault ofField(String field, String message) {
            return new Fault(null, field, message);
        }

        public static Fault ofLine(long line, String message) {
            return new Fault(Math.toIntExact(line), null, message);
        }
    }
}
