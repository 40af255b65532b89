package com.occ.inventory.admin.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A message for the next page, shown once. It travels in a cookie, so that any instance can show it. */
@Component
public class Flash {
    private static final String COOKIE = "flash";
    private static final int LONGEST = 600;

    /** Answers 303 to an address of ours, where the message is shown. */
    public Mono<Void> redirect(ServerWebExchange exchange, String path, String message) {
        keep(exchange, message);
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(path));
        return exchange.getResponse().setComplete();
    }

    /** The same, for a method that otherwise shows a page. */
    public Rendering next(ServerWebExchange exchange, String path, String message) {
        keep(exchange, message);
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }

    private static void keep(ServerWebExchange exchange, String message) {
        String shown = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(shown.getBytes(StandardCharsets.UTF_8));
        exchange.getResponse().addCookie(cookie(value, Duration.ofMinutes(1)));
    }

    /** The message for this page, which is then gone; null when there is none. */
    String take(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        exchange.getResponse().addCookie(cookie("", Duration.ZERO));
        try {
            return new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static ResponseCookie cookie(String value, Duration age) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
    }
}
