package com.occ.inventory.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.audit.Audit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class LiveIT {
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};

    private final AdminService service = AdminService.shared();

    @Test
    void tellsAPageWhatChangedInTheDatabase() {
        Audit audit = service.bean(Audit.class);
        StepVerifier.create(topics())
                .expectNext("all")
                .then(() -> listening(service.database()))
                .then(() -> audit.record(new Actor("anna", Role.ADMIN), "test.done", "x", Map.of())
                        .block(AdminService.PATIENCE))
                .thenConsumeWhile(topic -> !topic.equals("audit"))
                .expectNext("audit")
                .thenCancel()
                .verify(AdminService.PATIENCE);
    }

    @Test
    void tellsOfMutesAndOfWhatBecameOfATest() {
        DatabaseClient database = service.database();
        StepVerifier.create(topics())
                .expectNext("all")
                .then(() -> listening(database))
                .then(() -> database.sql("update admin.delivery set message = message")
                        .then()
                        .block(AdminService.PATIENCE))
                .thenConsumeWhile(topic -> !topic.equals("deliveries"))
                .expectNext("deliveries")
                .then(() -> database.sql("delete from admin.mute where partner = 'nobody'")
                        .then()
                        .block(AdminService.PATIENCE))
                .thenConsumeWhile(topic -> !topic.equals("mutes"))
                .expectNext("mutes")
                .thenCancel()
                .verify(AdminService.PATIENCE);
    }

    @Test
    void countsEverythingAsChangedAfterALostConnection() {
        DatabaseClient database = service.database();
        StepVerifier.create(topics().filter("all"::equals))
                .expectNext("all")
                .then(() -> listening(database))
                .then(() -> database.sql(
                                "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen admin_live' and datname = current_database()")
                        .fetch()
                        .all()
                        .blockLast(AdminService.PATIENCE))
                .expectNext("all")
                .thenCancel()
                .verify(AdminService.PATIENCE);
    }

    @Test
    void endsWhenTheServiceStopsSoThatAnOpenPageDoesNotKeepItRunning() {
        AdminService stopping = AdminService.with(Map.of());
        StepVerifier.create(topics(stopping))
                .expectNext("all")
                .then(stopping::close)
                .thenConsumeWhile(topic -> true)
                .expectComplete()
                .verify(AdminService.PATIENCE);
    }

    @Test
    void writesDownWhoDidWhat() {
        service.bean(Audit.class)
                .record(new Actor("berta", Role.OPERATOR), "partner.paused", "aurora", Map.of("reason", "stocktake"))
                .block(AdminService.PATIENCE);

        assertThat(service.database()
                        .sql(
                                "select role, subject, details->>'reason' as reason from admin.audit where actor = 'berta'")
                        .fetch()
                        .one()
                        .block(AdminService.PATIENCE))
                .containsEntry("role", "OPERATOR")
                .containsEntry("subject", "aurora")
                .containsEntry("reason", "stocktake");
    }

    private static void listening(DatabaseClient database) {
        await().atMost(AdminService.PATIENCE)
                .until(() -> database.sql(
                                        "select count(*) from pg_stat_activity where query = 'listen admin_live' and datname = current_database()")
                                .mapValue(Long.class)
                                .one()
                                .block(AdminService.PATIENCE)
                        == 1);
    }

    private Flux<String> topics() {
        return topics(service);
    }

    private static Flux<String> topics(AdminService service) {
        return service.web()
                .mutate()
                .responseTimeout(Duration.ofMinutes(1))
                .build()
                .get()
                .uri("/live")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody()
                .mapNotNull(ServerSentEvent::data);
    }
}
