package com.occ.inventory.admin.user;

import com.occ.inventory.admin.access.Role;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored users. What changes a role, a password or whether one may come in at all raises the epoch of their sessions. */
@Component
public class Users {
    private static final String COLUMNS = "name, role, disabled, created_at, signed_in_at";

    private final DatabaseClient database;
    private final Clock clock;

    Users(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Mono<Boolean> any() {
        return database.sql("select exists (select from admin.users)")
                .mapValue(Boolean.class)
                .one();
    }

    /** Empty when there is no such user who may sign in. */
    public Mono<Credentials> credentials(String name) {
        return database.sql(
                        """
                        select role, password_hash, session_epoch from admin.users where name = :name and not disabled
                        """)
                .bind("name", name)
                .map(row -> new Credentials(
                        name,
                        Role.valueOf(row.get("role", String.class)),
                        row.get("password_hash", String.class),
                        row.get("session_epoch", Integer.class)))
                .one();
    }

    public Mono<Void> signedIn(String name) {
        return database.sql("update admin.users set signed_in_at = :now where name = :name")
                .bind("now", clock.instant())
                .bind("name", name)
                .then();
    }

    /** Ends the sessions of a user, and answers the epoch of those that begin from now on. */
    public Mono<Integer> endSessions(String name) {
        return database.sql(
                        """
                        update admin.users set session_epoch = session_epoch + 1 where name = :name returning session_epoch
                        """)
                .bind("name", name)
                .mapValue(Integer.class)
                .one();
    }

    /** Nobody else adds or changes users before this transaction ends. */
    Mono<Void> lock() {
        return database.sql("lock table admin.users in share row exclusive mode")
                .then();
    }

    Flux<UserView> list(String after, int limit) {
        return database.sql("select " + COLUMNS + " from admin.users where name > :after order by name limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(UserView::of)
                .all();
    }

    Mono<UserView> find(String name) {
        return database.sql("select " + COLUMNS + " from admin.users where name = :name")
                .bind("name", name)
                .map(UserView::of)
                .one();
    }

    /** Answers whether the name was free. */
    Mono<Boolean> insert(String name, Role role, String passwordHash) {
        return database.sql(
                        """
                        insert into admin.users (name, role, password_hash, created_at)
                        values (:name, :role, :hash, :now) on conflict do nothing
                        """)
                .bind("name", name)
                .bind("role", role.name())
                .bind("hash", passwordHash)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> setRole(String name, Role role) {
        return database.sql("update admin.users set role = :role, session_epoch = session_epoch + 1 where name = :name")
                .bind("role", role.name())
                .bind("name", name)
                .then();
    }

    Mono<Void> setPassword(String name, String passwordHash) {
        return database.sql(
                        """
                        update admin.users set password_hash = :hash, session_epoch = session_epoch + 1 where name = :name
                        """)
                .bind("hash", passwordHash)
                .bind("name", name)
                .then();
    }

    Mono<Void> setDisabled(String name, boolean disabled) {
        return database.sql(
                        """
                        update admin.users set disabled = :disabled, session_epoch = session_epoch + 1 where name = :name
                        """)
                .bind("disabled", disabled)
                .bind("name", name)
                .then();
    }

    Mono<Void> delete(String name) {
        return database.sql("delete from admin.users where name = :name")
                .bind("name", name)
                .then();
    }

    Mono<Boolean> anotherAdminThan(String name) {
        return database.sql(
                        """
                        select exists (select from admin.users where role = 'ADMIN' and not disabled and name <> :name)
                        """)
                .bind("name", name)
                .mapValue(Boolean.class)
                .one();
    }
}
