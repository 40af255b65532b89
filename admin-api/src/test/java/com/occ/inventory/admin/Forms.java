package com.occ.inventory.admin;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** Pages and their forms, as a browser without script meets them. */
public final class Forms {

    private final AdminService admin;

    public Forms(AdminService admin) {
        this.admin = admin;
    }

    public String page(String path) {
        return page(path, 200);
    }

    public String page(String path, int status) {
        return admin.web()
                .get()
                .uri(builder -> URI.create(builder.build() + path))
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    /** @param fields names and values in turn */
    public EntityExchangeResult<String> post(String path, String... fields) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        return admin.web()
                .post()
                .uri(builder -> URI.create(builder.build() + path))
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    public EntityExchangeResult<String> upload(String path, String file) {
        org.springframework.http.client.MultipartBodyBuilder parts =
                new org.springframework.http.client.MultipartBodyBuilder();
        parts.part("file", file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .filename("mappings.csv");
        return admin.web()
                .post()
                .uri(builder -> URI.create(builder.build() + path))
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    /** The first value of a hidden field. */
    public static String hidden(String page, String name) {
        Matcher found =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        if (!found.find()) {
            throw new AssertionError("no field " + name + " in " + page);
        }
        return found.group(1);
    }
}
