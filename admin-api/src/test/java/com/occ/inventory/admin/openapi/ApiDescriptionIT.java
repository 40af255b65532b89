package com.occ.inventory.admin.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.door.BodyOf;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDescriptionIT {
    private static final AdminService admin = AdminService.shared();
    private static JsonNode description;

    @BeforeAll
    static void read() {
        description = JsonMapper.shared()
                .readTree(admin.web()
                        .get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
    }

    @Test
    void saysWhatItIsAndHowOneIsLetIn() {
        assertThat(description.at("/info/title").asString()).isEqualTo("OCC inventory sync");
        assertThat(description.at("/info/version").asString()).isNotEmpty();
        assertThat(description.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(description.at("/servers/0/url").asString()).isEqualTo("/");
    }

    @Test
    void describesEveryCallOfTheApiWithItsTagAndProblems() {
        List<String> faults = new ArrayList<>();
        int calls = 0;
        for (Call call : calls()) {
            calls++;
            JsonNode operation = call.described();
            if (operation.isMissingNode()) {
                faults.add(call + " is not described");
            } else if (operation.path("summary").asString("").isBlank()) {
                faults.add(call + " has no summary: give it an @Operation");
            } else if (operation.path("tags").isEmpty()) {
                faults.add(call + " has no tag");
            } else if (!"#/components/schemas/Problem"
                    .equals(operation
                            .path("responses")
                            .path("default")
                            .path("content")
                            .path("application/problem+json")
                            .path("schema")
                            .path("$ref")
                            .asString(""))) {
                faults.add(call + " does not say what problems look like");
            }
        }
        assertThat(faults).isEmpty();
        assertThat(calls).isGreaterThan(15);
    }

    @Test
    void saysTheSchemaOfEveryBody() {
        List<String> faults = new ArrayList<>();
        int bodies = 0;
        for (Call call : calls()) {
            for (MethodParameter parameter : call.handler().getMethodParameters()) {
                if (!parameter.hasParameterAnnotation(RequestBody.class)) {
                    continue;
                }
                bodies++;
                JsonNode schema = call.described()
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema");
                String name = schema.path("$ref").asString("").replaceAll(".*/", "");
                JsonNode properties = description
                        .path("components")
                        .path("schemas")
                        .path(name)
                        .path("properties");
                if (parameter.getParameterType() == byte[].class && !parameter.hasParameterAnnotation(BodyOf.class)) {
                    faults.add(call + " reads bytes: say of what with @BodyOf");
                } else if (properties.isEmpty()) {
                    faults.add(call + " has a body without a schema: " + schema);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(bodies).isGreaterThan(2);
    }

    @Test
    void theFieldsOfABodyAreThoseThatAreRead() {
        assertThat(description.at("/components/schemas/RunRequest/properties").propertyNames())
                .containsExactlyInAnyOrder("partners", "partner", "variants", "mode");
        assertThat(description
                        .at("/paths/~1api~1v1~1mappings~1import/post/requestBody/content/text~1csv/schema/type")
                        .asString())
                .isEqualTo("string");
    }

    @Test
    void namesTheKeyThatMakesAPostRepeatable() {
        assertThat(description
                        .at("/paths/~1api~1v1~1sync-runs/post/parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .containsExactly("Idempotency-Key");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(description.findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(reference -> !description.at(reference.substring(1)).isMissingNode());
    }

    @Test
    void doesNotTellOfWhatIsNoApi() {
        assertThat(description.path("paths").propertyNames()).allMatch(path -> path.startsWith("/api/"));
    }

    /** So that the Content-Security-Policy of all pages can hold for this one too. */
    @Test
    void hasAPageForPeopleWithoutInlineScripts() {
        String location = admin.web()
                .get()
                .uri("/swagger-ui.html")
                .exchange()
                .expectStatus()
                .is3xxRedirection()
                .returnResult(String.class)
                .getResponseHeaders()
                .getLocation()
                .getPath();

        String page = admin.web()
                .get()
                .uri(location)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(page).contains("swagger-initializer.js").doesNotContainPattern("<script(?![^>]*src=)");
        admin.web()
                .get()
                .uri(location.replaceAll("[^/]+$", "swagger-initializer.js"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(script -> assertThat(script).contains("/v3/api-docs"));
    }

    /** When this fails after an update of Swagger UI, the policy needs the new hash. */
    @Test
    void theStyleThatSwaggerUiWritesIntoItsPageIsAllowed() throws Exception {
        EntityExchangeResult<String> script = admin.web()
                .get()
                .uri("/webjars/swagger-ui/swagger-ui-standalone-preset.js")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();

        List<String> styles = Pattern.compile("createElement\\(\"style\",null,\"([^\"]*)\"\\)")
                .matcher(script.getResponseBody())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(styles).hasSize(1);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(styles.get(0).getBytes(StandardCharsets.UTF_8));
        assertThat(script.getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    private record Call(String method, String path, HandlerMethod handler) {
        JsonNode described() {
            return description.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        Map<RequestMappingInfo, HandlerMethod> mappings = new java.util.HashMap<>();
        admin.beans(RequestMappingHandlerMapping.class)
                .forEach(mapping -> mappings.putAll(mapping.getHandlerMethods()));
        mappings.forEach((mapping, handler) -> mapping.getPatternsCondition().getPatterns().stream()
                .map(pattern -> pattern.getPatternString())
                .filter(path -> path.startsWith("/api/"))
                .forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> calls.add(new Call(method.name(), path, handler)))));
        return calls;
    }
}
