package com.occ.inventory.fetcher.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.shopify.AccessToken;
import com.occ.inventory.shopify.IssuedToken;
import com.occ.inventory.shopify.ShopifyProblem.TokenInvalid;
import com.occ.inventory.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RotatingTokensTests {
    private final MutableClock clock = MutableClock.at("2026-11-25T08:00:00Z");
    private final Queue<Mono<IssuedToken>> successors = new ArrayDeque<>();
    private final List<Predicate<IssuedToken>> asked = new ArrayList<>();

    @Test
    void usesTheFirstTokenUntilItIsTime() {
        RotatingTokens tokens = startingWith(token("t1", Duration.ofMinutes(10)));
        successors.add(Mono.just(token("t2", Duration.ofMinutes(55))));

        clock.advance(Duration.ofMinutes(9));
        assertThat(current(tokens)).isEqualTo("t1");
        assertThat(asked).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(current(tokens)).isEqualTo("t2");
        assertThat(current(tokens)).isEqualTo("t2");
        assertThat(asked).hasSize(1);
    }

    @Test
    void goesOnToTheNextOneAsOftenAsItIsTime() {
        RotatingTokens tokens = startingWith(token("t1", Duration.ZERO));
        successors.add(Mono.just(token("t2", Duration.ofMinutes(5))));
        successors.add(Mono.just(token("t3", Duration.ofMinutes(60))));

        assertThat(current(tokens)).isEqualTo("t2");
        clock.advance(Duration.ofMinutes(5));
        assertThat(current(tokens)).isEqualTo("t3");
    }

    @Test
    void asksForAnotherOneWhenTheStoreRefusesOneButOnceOnly() {
        RotatingTokens tokens = startingWith(new IssuedToken(new AccessToken("t1"), null, "r1"));
        successors.add(Mono.just(token("t2", Duration.ofMinutes(55))));
        assertThat(current(tokens)).isEqualTo("t1");

        tokens.refused(new AccessToken("t1"));
        assertThat(current(tokens)).isEqualTo("t2");
        tokens.refused(new AccessToken("t2"));
        tokens.refused(new AccessToken("t1"));

        assertThat(current(tokens)).isEqualTo("t2");
        assertThat(asked).hasSize(1);
    }

    @Test
    void saysWhichTokensAreSpentByNow() {
        RotatingTokens tokens = startingWith(new IssuedToken(new AccessToken("t1"), null, "r1"));
        successors.add(Mono.just(token("t2", Duration.ofMinutes(55))));
        tokens.refused(new AccessToken("t1"));
        current(tokens);

        assertThat(asked.get(0))
                .accepts(new IssuedToken(new AccessToken("t1"), null, "r1"), token("old", Duration.ZERO))
                .rejects(token("t2", Duration.ofMinutes(1)), new IssuedToken(new AccessToken("t3"), null, null));
    }

    @Test
    void asksNoFurtherOnceThereIsNoneToBeHad() {
        RotatingTokens tokens = startingWith(token("t1", Duration.ZERO));
        successors.add(Mono.error(TokenInvalid.missing("none")));

        assertThatThrownBy(() -> current(tokens)).isInstanceOf(TokenInvalid.class);
        assertThatThrownBy(() -> current(tokens)).isInstanceOf(TokenInvalid.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void allWhoWaitWaitForTheSameOne() {
        RotatingTokens tokens = startingWith(token("t1", Duration.ZERO));
        Sinks.One<IssuedToken> coming = Sinks.one();
        successors.add(coming.asMono());
        List<String> got = new ArrayList<>();

        for (int page = 0; page < 3; page++) {
            tokens.current().map(AccessToken::value).subscribe(got::add);
        }
        coming.tryEmitValue(token("t2", Duration.ofMinutes(55))).orThrow();

        assertThat(got).containsExactly("t2", "t2", "t2");
        assertThat(asked).hasSize(1);
    }

    private RotatingTokens startingWith(IssuedToken first) {
        return new RotatingTokens(
                first,
                spent -> {
                    asked.add(spent);
                    return successors.remove();
                },
                clock);
    }

    private IssuedToken token(String value, Duration untilDue) {
        return new IssuedToken(new AccessToken(value), clock.instant().plus(untilDue), "refresh-" + value);
    }

    private static String current(RotatingTokens tokens) {
        return tokens.current().block().value();
    }
}
