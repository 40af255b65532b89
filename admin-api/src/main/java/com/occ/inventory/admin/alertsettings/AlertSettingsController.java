package com.occ.inventory.admin.alertsettings;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.RequestJson;
import com.occ.inventory.admin.mute.Muting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Alerts")
@RequestMapping("/api/v1/alert-settings")
class AlertSettingsController {
    private final StoredAlertSettings settings;
    private final AlertSettingsEditing editing;
    private final Muting muting;

    AlertSettingsController(StoredAlertSettings settings, AlertSettingsEditing editing, Muting muting) {
        this.settings = settings;
        this.editing = editing;
        this.muting = muting;
    }

    @Operation(summary = "When a person is told of failures, who, and how often; and which partners are muted")
    @GetMapping
    Mono<AlertSettingsView> show() {
        return Mono.zip(settings.current(), muting.all(), AlertSettingsView::of);
    }

    /** What the request leaves out stays as it is. */
    @Operation(summary = "Changes when, whom and how often; what is left out stays")
    @PutMapping
    Mono<AlertSettingsView> change(
            @RequestBody(required = false) @BodyOf(AlertSettingsChange.class) byte[] body, Actor actor) {
        return editing.change(RequestJson.read(body, AlertSettingsChange.class), actor)
                .then(Mono.defer(this::show));
    }
}
