package com.occ.inventory.admin.control;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.control.PauseScope.Everything;
import com.occ.inventory.admin.control.PauseScope.Item;
import com.occ.inventory.admin.control.PauseScope.Partner;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.RequestJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Control")
@RequestMapping("/api/v1/control")
class ControlController {
    private static final String EVERYTHING = "/pauses/everything";
    private static final String PARTNER = "/pauses/partners/{key}";
    private static final String ITEM = "/pauses/items/{partner}/{variant}";

    private final Pausing pausing;

    ControlController(Pausing pausing) {
        this.pausing = pausing;
    }

    record Why(String reason) {}

    @Operation(summary = "What is paused, by whom and why")
    @GetMapping
    Mono<Control> show() {
        return pausing.control();
    }

    @Operation(summary = "Pauses everything")
    @PutMapping(EVERYTHING)
    Mono<Pause> pauseEverything(@RequestBody(required = false) @BodyOf(Why.class) byte[] body, Actor actor) {
        return pause(new Everything(), body, actor);
    }

    @Operation(summary = "Pauses a partner")
    @PutMapping(PARTNER)
    Mono<Pause> pausePartner(
            @PathVariable String key, @RequestBody(required = false) @BodyOf(Why.class) byte[] body, Actor actor) {
        return pause(new Partner(key), body, actor);
    }

    @Operation(summary = "Pauses an item")
    @PutMapping(ITEM)
    Mono<Pause> pauseItem(
            @PathVariable String partner,
            @PathVariable String variant,
            @RequestBody(required = false) @BodyOf(Why.class) byte[] body,
            Actor actor) {
        return pause(item(partner, variant), body, actor);
    }

    @Operation(summary = "Resumes everything")
    @DeleteMapping(EVERYTHING)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> resumeEverything(Actor actor) {
        return pausing.resume(new Everything(), actor);
    }

    @Operation(summary = "Resumes a partner")
    @DeleteMapping(PARTNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> resumePartner(@PathVariable String key, Actor actor) {
        return pausing.resume(new Partner(key), actor);
    }

    @Operation(summary = "Resumes an item")
    @DeleteMapping(ITEM)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> resumeItem(@PathVariable String partner, @PathVariable String variant, Actor actor) {
        return pausing.resume(item(partner, variant), actor);
    }

    private Mono<Pause> pause(PauseScope scope, byte[] body, Actor actor) {
        return pausing.pause(scope, RequestJson.read(body, Why.class).reason(), actor);
    }

    static Item item(String partner, String variant) {
        if (variant == null || !variant.matches("\\d{1,18}")) {
            throw Problem.badRequest("A variant's id is the digits of its gid://shopify/ProductVariant/...");
        }
        return new Item(partner, Long.parseLong(variant));
    }
}
