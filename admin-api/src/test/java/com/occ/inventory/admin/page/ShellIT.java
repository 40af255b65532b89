package com.occ.inventory.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class ShellIT {
    private final AdminService service = AdminService.shared();

    @Test
    void answersAPageThatDoesNotExistWithAPageThatSaysSo() {
        String page = page("/nothing/%3Cscript%3Ealert(1)%3C/script%3E", 404);

        assertThat(page).contains("<h1>Not found</h1>", "There is nothing at", "aria-label=\"Main\"");
        assertThat(page).doesNotContain("<script>alert");
    }

    @Test
    void answersAMissingPartOfTheApiAsProblemDetailsWhateverIsAccepted() {
        service.web()
                .get()
                .uri("/api/v1/nothing")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void keepsPagesFreeOfInlineScriptsAndStyles() {
        assertThat(page("/nothing", 404))
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\s(style|on[a-z]+)=")
                .doesNotContain("<style");
    }

    @Test
    void servesWhatThePagesAreMadeOf() {
        for (String path : new String[] {"/app.css", "/app.js", "/icon.svg"}) {
            service.anonymous().get().uri(path).exchange().expectStatus().isOk();
        }
    }

    private String page(String path, int status) {
        return service.web()
                .get()
                .uri(builder -> URI.create(builder.build() + path))
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
