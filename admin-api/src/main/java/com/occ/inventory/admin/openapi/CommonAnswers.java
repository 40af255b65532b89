package com.occ.inventory.admin.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What all operations have in common: problems, and for POSTs the key that makes them repeatable. */
@Lazy
@Component
class CommonAnswers implements GlobalOpenApiCustomizer {
    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        api.getPaths().forEach((path, item) -> {
            item.readOperations().forEach(CommonAnswers::addProblem);
            Operation post = item.readOperationsMap().get(PathItem.HttpMethod.POST);
            if (post != null && path.startsWith("/api/v1/")) {
                post.addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .description(
                                "Sent again within 24 hours with the same body: the same answer, nothing done again.")
                        .schema(new StringSchema().maxLength(200)));
            }
        });
    }

    private static void addProblem(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("What is wrong, and what to do about it.")
                                .content(new Content()
                                        .addMediaType(
                                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Schema<?> problem() {
        return object(Map.of(
                        "title", new StringSchema(),
                        "status", new IntegerSchema(),
                        "detail", new StringSchema(),
                        "errorCount", new IntegerSchema().description("How many faults there are"),
                        "errors", new ArraySchema().items(fault()).description("The first thousand faults")))
                .description("Problem details, RFC 9457");
    }

    private static Schema<?> fault() {
        return object(Map.of(
                "line", new IntegerSchema().description("Of a file"),
                "field", new StringSchema(),
                "message", new StringSchema()));
    }

    private static Schema<?> object(Map<String, Schema<?>> properties) {
        Schema<Object> object = new Schema<>();
        object.addType("object");
        object.setType("object");
        new TreeMap<>(properties).forEach(object::addProperty);
        return object;
    }
}
