package com.occ.inventory.admin.user;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.RequestJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Users")
@RequestMapping(UserController.PATH)
class UserController {
    static final String PATH = "/api/v1/users";

    private final Users users;
    private final UserEditing editing;

    UserController(Users users, UserEditing editing) {
        this.users = users;
        this.editing = editing;
    }

    @Operation(summary = "Users, by name")
    @GetMapping
    Mono<Page<UserView>> list(
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        return users.list(Cursor.read(cursor, "", parts -> parts.get(0)), size + 1)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.name())));
    }

    @Operation(summary = "A user")
    @GetMapping("/{name}")
    Mono<UserView> show(@PathVariable String name) {
        return users.find(name).switchIfEmpty(Mono.error(() -> UserEditing.unknown(name)));
    }

    @Operation(summary = "Adds a user")
    @PostMapping
    Mono<ResponseEntity<UserView>> create(
            Actor actor, @RequestBody(required = false) @BodyOf(NewUser.class) byte[] body) {
        NewUser user = RequestJson.read(body, NewUser.class);
        return editing.create(actor, user.name(), user.role(), user.password())
                .map(view -> ResponseEntity.created(URI.create(PATH + "/" + view.name()))
                        .body(view));
    }

    /** What the request leaves out stays as it is. */
    @Operation(summary = "Changes role, password or whether the user may sign in; ends the sessions")
    @PatchMapping("/{name}")
    Mono<UserView> change(
            Actor actor,
            @PathVariable String name,
            @RequestBody(required = false) @BodyOf(UserChange.class) byte[] body) {
        return editing.change(actor, name, RequestJson.read(body, UserChange.class))
                .switchIfEmpty(Mono.error(() -> Problem.badRequest("Send role, password or disabled.")));
    }

    @Operation(summary = "Deletes a user and ends the sessions")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Actor actor, @PathVariable String name) {
        return editing.delete(actor, name);
    }

    record NewUser(String name, Role role, String password) {
        @Override
        public String toString() {
            return "NewUser[" + name + ", " + role + "]";
        }
    }
}
