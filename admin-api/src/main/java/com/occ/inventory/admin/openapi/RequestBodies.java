package com.occ.inventory.admin.openapi;

import com.occ.inventory.admin.door.BodyOf;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes bodies that arrive as bytes by the type that is read from them. */
@Lazy
@Component
class RequestBodies implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    private final Map<String, Schema<?>> schemas = new ConcurrentHashMap<>();

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            BodyOf body = parameter.getParameterAnnotation(BodyOf.class);
            if (body != null) {
                operation.setRequestBody(new RequestBody()
                        .content(new Content()
                                .addMediaType(
                                        org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                                        new MediaType().schema(schema(body.value())))));
            }
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI api) {
        schemas.forEach(api.getComponents()::addSchemas);
    }

    private Schema<?> schema(Class<?> type) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach((name, schema) -> schemas.put(name, (Schema<?>) schema));
        return resolved.schema;
    }
}
