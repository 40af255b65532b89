package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.graphql.PreparedCall.Executable;
import com.occ.inventory.simulator.graphql.PreparedCall.Refused;
import com.occ.inventory.simulator.graphql.Reply.Answer;
import com.occ.inventory.simulator.inventory.CallTime;
import com.occ.inventory.simulator.shop.CostBucket.ThrottleStatus;
import com.occ.inventory.simulator.shop.Fault;
import com.occ.inventory.simulator.shop.Shop;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One call from the token to the reply: fault, token, price, bucket, execution. */
@Component
class CallHandler {
    private final AdminApi api;
    private final Answers answers;
    private final Clock clock;

    CallHandler(AdminApi api, Answers answers, Clock clock) {
        this.api = api;
        this.answers = answers;
        this.clock = clock;
    }

    record Incoming(PreparedCall prepared, ApiVersion version, String token, String requestId, String origin) {}

    /** @param untilAnswered how long after now the answer leaves */
    Reply handle(Shop shop, Incoming incoming, Duration untilAnswered) {
        var fault = shop.faults().next(incoming.prepared().mutation() ? Fault.Only.MUTATION : Fault.Only.QUERY);
        var instead = FaultReplies.instead(fault, incoming.requestId());
        if (instead.isPresent()) {
            shop.calls().answered("fault " + fault, 0);
            return instead.get();
        }
        var now = clock.instant();
        if (fault == Fault.Kind.BUCKET_HALVED) {
            shop.bucket().halve(now);
        }
        if (!shop.tokens().accepts(incoming.token(), now)) {
            shop.calls().answered("401", 0);
            return FaultReplies.unauthorized();
        }
        if (incoming.prepared() instanceof Executable executable) {
            var time = new CallTime(now, now.plus(untilAnswered), incoming.requestId());
            return execute(shop, executable, new Call(shop, incoming.version(), time, fault, incoming.origin()));
        }
        var errors = ((Refused) incoming.prepared()).errors();
        shop.calls().answered("200 " + errors.get(0).code(), 0);
        return answers.refused(errors);
    }

    private Reply execute(Shop shop, Executable executable, Call call) {
        var fault = call.fault();
        var requested = executable.cost().requested();
        if (Answers.tooDear(requested)) {
            shop.calls().answered("200 MAX_COST_EXCEEDED", 0);
            return answers.tooDearAnswer(requested);
        }
        var now = call.time().now();
        if (fault == Fault.Kind.THROTTLED || !shop.bucket().take(requested, now)) {
            shop.calls().answered("200 THROTTLED", 0);
            return answers.throttled(requested, belowCost(shop, requested, now));
        }
        var result = withError(api.execute(executable, call), fault);
        var actual = Math.min(requested, executable.cost().actual(result.getData()));
        shop.bucket().giveBack(requested - actual);
        var status = result.getErrors().stream()
                .findFirst()
                .map(error -> "200 " + ApiError.of(error).code())
                .orElse("200");
        shop.calls().answered(fault == Fault.Kind.NONE ? status : "fault " + fault, actual);
        Answer answer =
                answers.executed(result, requested, actual, shop.bucket().status(now));
        return FaultReplies.after(fault, answer);
    }

    private static ExecutionResult withError(ExecutionResult result, Fault.Kind fault) {
        return fault == Fault.Kind.ERRORS_WITH_DATA
                ? result.transform(builder -> builder.addError(GraphqlErrorBuilder.newError()
                        .message("Internal error.")
                        .extensions(Map.of("code", "INTERNAL_SERVER_ERROR"))
                        .build()))
                : result;
    }

    /** A throttled answer never claims that the bucket would have held the call. */
    private static ThrottleStatus belowCost(Shop shop, int requested, Instant now) {
        var status = shop.bucket().status(now);
        return new ThrottleStatus(
                status.maximumAvailable(), Math.min(status.currentlyAvailable(), requested - 1), status.restoreRate());
    }
}
