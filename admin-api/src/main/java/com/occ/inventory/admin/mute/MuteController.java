package com.occ.inventory.admin.mute;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.RequestJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Alerts")
class MuteController {
    private static final String PATH = "/api/v1/partners/{key}/mute";

    private final Muting muting;

    MuteController(Muting muting) {
        this.muting = muting;
    }

    @Operation(summary = "Tells nobody of a partner's incidents, for some hours or until a time")
    @PutMapping(PATH)
    Mono<Mute> mute(
            @PathVariable String key,
            @RequestBody(required = false) @BodyOf(MuteRequest.class) byte[] body,
            Actor actor) {
        return muting.mute(key, RequestJson.read(body, MuteRequest.class), actor);
    }

    @Operation(summary = "Tells people of a partner's incidents again")
    @DeleteMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unmute(@PathVariable String key, Actor actor) {
        return muting.unmute(key, actor);
    }
}
