package com.occ.inventory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** A browser as far as tests need one: it keeps cookies, and knows the token of the last page's forms. */
public final class Browser {
    public static final String PASSWORD = "correct horse battery";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final WebTestClient web;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token;

    public Browser(WebTestClient web) {
        this.web = web;
    }

    public static Browser signedIn(WebTestClient web, String name, String password) {
        Browser browser = new Browser(web);
        browser.get("/login");
        EntityExchangeResult<String> answer = browser.post("/login", Map.of("name", name, "password", password));
        assertThat(answer.getStatus().value()).as(answer.getResponseBody()).isEqualTo(303);
        browser.get("/account");
        return browser;
    }

    /** With the session and the token. */
    public WebTestClient client() {
        return web.mutate()
                .defaultCookies(all -> cookies.forEach(all::set))
                .defaultHeader("X-CSRF-TOKEN", token)
                .build();
    }

    public EntityExchangeResult<String> get(String path) {
        return kept(web.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .cookies(all -> cookies.forEach(all::set))
                .exchange());
    }

    /** As the form of the last page would send it, its token included. */
    public EntityExchangeResult<String> post(String path, Map<String, String> fields) {
        BodyInserters.FormInserter<String> form = BodyInserters.fromFormData("_csrf", token == null ? "" : token);
        fields.forEach(form::with);
        return kept(web.post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .cookies(all -> cookies.forEach(all::set))
                .body(form)
                .exchange());
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    /** Of the last page's forms. */
    public String token() {
        return token;
    }

    private EntityExchangeResult<String> kept(WebTestClient.ResponseSpec answer) {
        EntityExchangeResult<String> result = answer.expectBody(String.class).returnResult();
        for (ResponseCookie cookie :
                result.getResponseCookies().toSingleValueMap().values()) {
            if (cookie.getMaxAge().isZero()) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        Matcher found = TOKEN.matcher(result.getResponseBody() == null ? "" : result.getResponseBody());
        if (found.find()) {
            token = found.group(1);
        }
        return result;
    }
}
