package com.occ.inventory.admin.security;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.CurrentActor;
import com.occ.inventory.admin.access.Need;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.secret.SharedSecret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Says no: strangers are sent to the login page, or told what the API wants; whom we know is told which role it takes. */
@Component
class Refusals implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler, ServerExchangeRejectedHandler {
    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

    private final Keys keys;

    Refusals(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException unknown) {
        if (Gate.need(exchange) == Need.CRON_SECRET) {
            return Mono.error(keys.cronUsable() ? whoAreYou("CRON_SECRET") : closed("CRON_SECRET"));
        }
        if (!forPeople(exchange)) {
            return Mono.error(noKey(Keys.of(exchange) != null));
        }
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create("/login" + next(exchange)));
        return exchange.getResponse().setComplete();
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        if (denied instanceof CsrfException) {
            return Mono.error(Problem.forbidden("This was not sent by a page of ours that is still valid. Load the page"
                    + " again and repeat it; a program sends Authorization: Bearer <token> instead of the cookie."));
        }
        Need need = Gate.need(exchange);
        Actor actor = CurrentActor.of(exchange);
        return Mono.error(Problem.forbidden("This takes the role " + word(need.role()) + ", and "
                + (actor.person() ? "you are " : "'" + actor.name() + "' is ") + word(actor.role()) + "."));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        return Mono.error(Problem.badRequest("The address or a header holds characters that do not belong there."));
    }

    /** A browser that asks for a page, not for events or for the API. */
    private static boolean forPeople(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
        return !API.matches(path) && Keys.of(exchange) == null && !accepted.contains(MediaType.TEXT_EVENT_STREAM);
    }

    private static String next(ServerWebExchange exchange) {
        if (exchange.getRequest().getMethod() != HttpMethod.GET) {
            return "";
        }
        URI uri = exchange.getRequest().getURI();
        String asked = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return asked.equals("/") ? "" : "?next=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
    }

    private Problem noKey(boolean brought) {
        String hint = keys.apiUsable() ? "" : " " + unusable("API_TOKEN");
        return brought
                ? unauthorized("This token is not known, has expired or was revoked." + hint)
                : unauthorized("Send the header Authorization: Bearer <token> with API_TOKEN or a token of the page"
                        + " /tokens, or sign in." + hint);
    }

    private static Problem whoAreYou(String setting) {
        return unauthorized("Send the header Authorization: Bearer <" + setting + "> with the right value.");
    }

    private static Problem unauthorized(String detail) {
        return Problem.of(HttpStatus.UNAUTHORIZED, "Who are you?", detail);
    }

    private static Problem closed(String setting) {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "This door is closed",
                unusable(setting) + " Set it and start the service again.");
    }

    private static String unusable(String setting) {
        return setting + " is unset or shorter than " + SharedSecret.MIN_LENGTH + " characters.";
    }

    private static String word(Object role) {
        return role.toString().toLowerCase(Locale.ROOT);
    }
}
