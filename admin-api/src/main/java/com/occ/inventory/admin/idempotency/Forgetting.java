package com.occ.inventory.admin.idempotency;

import com.occ.inventory.recurring.Recurring;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keys are forgotten after a day. */
@Component
class Forgetting extends Recurring {
    private final Keys keys;

    Forgetting(Keys keys) {
        super("forget old idempotency keys", Duration.ofMinutes(10));
        this.keys = keys;
    }

    @Override
    protected Mono<Void> pass() {
        return keys.forgetOld().then();
    }
}
