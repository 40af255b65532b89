package com.occ.inventory.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.Browser;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.user.UserEditing;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;

@ExtendWith(OutputCaptureExtension.class)
class SetupIT {
    private static final TestBroker BROKER = TestBroker.any();
    private static final String PASSWORD = "the very first one";

    @TempDir
    private Path folder;

    @Test
    void whoCanReadTheFileMakesTheFirstAdministratorOnce(CapturedOutput output) throws IOException {
        Map<String, String> database = TestDatabase.fresh().springProperties();
        Path file = folder.resolve("a").resolve("setup-token");
        try (AdminService service = start(database, file)) {
            String token = Files.readString(file).strip();
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(output)
                    .contains("open the page /setup with the token in " + file)
                    .doesNotContain(token);

            Browser browser = new Browser(service.anonymous());
            assertThat(browser.get("/login").getResponseHeaders().getFirst("Location"))
                    .isEqualTo("/setup");
            browser.get("/setup");
            String wrong =
                    browser.post("/setup", form("guessed", "anna", PASSWORD)).getResponseBody();
            assertThat(wrong).contains("is not the right one", "value=\"anna\"");
            String weak = browser.post("/setup", form(token, "anna", "short")).getResponseBody();
            assertThat(weak).contains("must have at least 12 characters");

            // Another start neither locks out who has read the first file, nor shares its file.
            Path other = folder.resolve("other-token");
            start(database, other).close();
            start(database, file).close();
            assertThat(Files.readString(file)).contains(token);

            var made = browser.post("/setup", form(token, "Anna", PASSWORD));
            assertThat(made.getStatus().value()).isEqualTo(303);
            assertThat(made.getResponseHeaders().getFirst("Location")).isEqualTo("/");
            assertThat(browser.get("/users").getResponseBody()).contains("anna", "you");
            assertThat(file).doesNotExist();

            Browser late = new Browser(service.anonymous());
            assertThat(late.get("/setup").getResponseHeaders().getFirst("Location"))
                    .isEqualTo("/login");
            late.get("/login");
            String second = Files.readString(other).strip();
            assertThat(late.post("/setup", form(second, "eve", PASSWORD))
                            .getResponseHeaders()
                            .getFirst("Location"))
                    .isEqualTo("/login");
            assertThat(names(service)).containsExactly("anna");
        }
    }

    @Test
    void theEnvironmentNamesTheFirstAdministratorAndNoOther() {
        Map<String, String> database = TestDatabase.fresh().springProperties();
        Path file = folder.resolve("setup-token");
        try (AdminService service = start(with(database, "anna", PASSWORD), file)) {
            Browser.signedIn(service.anonymous(), "anna", PASSWORD);
            assertThat(file).doesNotExist();
        }
        try (AdminService service = start(with(database, "berta", "another password"), file)) {
            Browser.signedIn(service.anonymous(), "anna", PASSWORD);
            assertThat(names(service)).containsExactly("anna");
        }
    }

    @Test
    void ofManyWhoSetUpAtOnceOneWins() {
        try (AdminService service = start(TestDatabase.fresh().springProperties(), folder.resolve("setup-token"))) {
            UserEditing editing = service.bean(UserEditing.class);
            Actor setup = new Actor(Actor.Kind.SYSTEM, Actor.SETUP, Role.ADMIN);
            List<Boolean> made = Flux.range(0, 6)
                    .flatMap(i -> editing.createFirst(setup, "admin" + i, PASSWORD))
                    .collectList()
                    .block(AdminService.PATIENCE);

            assertThat(made).containsOnlyOnce(true).hasSize(6);
            assertThat(names(service)).hasSize(1);
        }
    }

    @Test
    void aPasswordThatIsTooShortStopsTheStart() {
        assertThatThrownBy(() ->
                        start(with(TestDatabase.fresh().springProperties(), "anna", "short"), folder.resolve("setup")))
                .rootCause()
                .hasMessage("ADMIN_PASSWORD must have at least 12 characters.");
    }

    @Test
    void startsWhenTheFileCannotBeWrittenAndSaysWhatToDo(CapturedOutput output) throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        try (AdminService service = start(TestDatabase.fresh().springProperties(), notAFolder.resolve("setup-token"))) {
            service.anonymous().get().uri("/setup").exchange().expectStatus().isOk();
        }
        assertThat(output).contains("set SETUP_TOKEN_FILE to a file that can be written");
    }

    private static AdminService start(Map<String, String> properties, Path file) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("admin.setup-token-file", file.toString());
        return AdminService.with(BROKER, all);
    }

    private static Map<String, String> with(Map<String, String> database, String user, String password) {
        Map<String, String> all = new HashMap<>(database);
        all.put("admin.user", user);
        all.put("admin.password", password);
        return all;
    }

    private static Map<String, String> form(String token, String name, String password) {
        return Map.of("token", token, "name", name, "password", password, "repeated", password);
    }

    private static List<String> names(AdminService service) {
        return service.database()
                .sql("select name from admin.users order by name")
                .mapValue(String.class)
                .all()
                .collectList()
                .block(AdminService.PATIENCE);
    }
}
