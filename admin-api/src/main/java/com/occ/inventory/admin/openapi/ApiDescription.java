package com.occ.inventory.admin.openapi;

import com.occ.inventory.admin.access.Actor;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the description says of the API as a whole. */
@Lazy
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Bean
    OpenAPI adminOpenApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("OCC inventory sync")
                        .version(Objects.toString(
                                ApiDescription.class.getPackage().getImplementationVersion(), "development"))
                        .description(
                                """
                                Partners, mappings, runs and their history.

                                Lists come as `{"items": [...], "next": "..."}`: pass `next` back as `cursor`, and `limit` \
                                (1 to 500). Errors are problem details (RFC 9457). A POST may carry an `Idempotency-Key`: \
                                sent again within 24 hours with the same body, it is answered again and not done again.""")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token; for the cron endpoint CRON_SECRET.")))
                // Relative: behind a proxy the address that we see is not the one that people use.
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
