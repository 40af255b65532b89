package com.occ.inventory.admin.setup;

import com.occ.inventory.admin.access.AccessSettings;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.OpaqueSecret;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.user.UserEditing;
import com.occ.inventory.admin.user.Users;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** While there is no user, makes the one of the environment, or says where the token of the setup page is. Before the service is ready. */
@Component
class FirstAdmin implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Actor ENVIRONMENT = new Actor(Actor.Kind.SYSTEM, Actor.SETUP, Role.ADMIN);

    private final AccessSettings settings;
    private final Users users;
    private final UserEditing editing;
    private final SetupTokens tokens;
    private final SetupTokenFile file;

    FirstAdmin(AccessSettings settings, Users users, UserEditing editing, SetupTokens tokens, SetupTokenFile file) {
        this.settings = settings;
        this.users = users;
        this.editing = editing;
        this.tokens = tokens;
        this.file = file;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (Boolean.TRUE.equals(users.any().block(PATIENCE))) {
            return;
        }
        if (settings.namesFirstAdmin()) {
            if (Boolean.TRUE.equals(editing.createFirst(ENVIRONMENT, settings.user(), settings.password())
                    .block(PATIENCE))) {
                log.info("made the first administrator, '{}', whom ADMIN_USER names", settings.user());
            }
            return;
        }
        offerSetup();
    }

    /** A token that an earlier start wrote stays, so that whoever has read it can use it. */
    private void offerSetup() {
        try {
            String known = file.read();
            if (known == null || !Boolean.TRUE.equals(tokens.opens(known).block(PATIENCE))) {
                String token = OpaqueSecret.next();
                tokens.add(token).block(PATIENCE);
                file.write(token);
            }
            log.info("there is no user yet: open the page /setup with the token in {}", file);
        } catch (UncheckedIOException e) {
            log.warn(
                    "there is no user yet, and {} cannot be used ({}): set SETUP_TOKEN_FILE to a file that can be"
                            + " written, or ADMIN_USER and ADMIN_PASSWORD, and start again",
                    file,
                    e.getCause().toString());
        }
    }
}
