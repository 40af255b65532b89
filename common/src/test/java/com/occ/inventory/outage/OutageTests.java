package com.occ.inventory.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.ShutdownSignalException;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpAuthenticationException;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.AmqpIOException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class OutageTests {
    @Test
    void aDatabaseThatCannotBeReachedIsAwayHoweverDeepItSaysSo() {
        Throwable refused = new R2dbcNonTransientResourceException("Cannot connect", new ConnectException("refused"));

        assertThat(Outage.of(refused)).contains(Outage.DATABASE);
        assertThat(Outage.of(new IllegalStateException(new DataAccessResourceFailureException("no", refused))))
                .contains(Outage.DATABASE);
        assertThat(Outage.of(new R2dbcTimeoutException("no connection within 20s")))
                .contains(Outage.DATABASE);
    }

    @Test
    void aDatabaseThatSaysNoWordToWhoComesInIsAway() {
        Throwable silence = new TimeoutException("no connection within 10 s");

        assertThat(Outage.of(new DataAccessResourceFailureException("Failed to obtain", silence)))
                .contains(Outage.DATABASE);
        assertThat(Outage.of(new CannotCreateTransactionException("Could not open", silence)))
                .contains(Outage.DATABASE);
        assertThat(Outage.of(new IllegalStateException("a store, perhaps", silence)))
                .isEmpty();
        assertThat(Outage.of(new DataAccessResourceFailureException("the disk is full")))
                .isEmpty();
    }

    @Test
    void aServerThatStopsOrHasNoRoomIsAwayAndOneThatIsFullOrReadOnlyIsNot() {
        for (String away : List.of("08006", "57P01", "57P03", "53300")) {
            assertThat(Outage.of(new R2dbcNonTransientResourceException("no", away)))
                    .as(away)
                    .contains(Outage.DATABASE);
        }
        for (String answered : List.of("53100", "25006", "57014", "55P03", "XX000")) {
            assertThat(Outage.of(new R2dbcNonTransientResourceException("no", answered)))
                    .as(answered)
                    .isEmpty();
        }
    }

    @Test
    void aBrokerThatCannotBeReachedIsAway() {
        assertThat(Outage.of(new AmqpConnectException(new ConnectException("refused"))))
                .contains(Outage.BROKER);
        assertThat(Outage.of(new AmqpIOException(new IOException("reset")))).contains(Outage.BROKER);
        assertThat(Outage.of(new ShutdownSignalException(true, false, null, null)))
                .contains(Outage.BROKER);
    }

    @Test
    void whatTheServiceItselfAnsweredIsNoOutage() {
        assertThat(Outage.of(new R2dbcBadGrammarException("syntax error"))).isEmpty();
        assertThat(Outage.of(new R2dbcPermissionDeniedException("password authentication failed")))
                .isEmpty();
        assertThat(Outage.of(new AmqpAuthenticationException(new IOException("refused"))))
                .isEmpty();
        assertThat(Outage.of(new AmqpIOException(
                        new IOException(new ShutdownSignalException(false, false, null, "no such queue")))))
                .as("of a channel, which the connection outlives")
                .isEmpty();
        assertThat(Outage.of(new IllegalStateException("ours"))).isEmpty();
    }

    @Test
    void aMessageThatTheBrokerRefusedIsNoOutageWhateverCausedIt() {
        assertThat(Outage.of(new Unpublished(false))).contains(Outage.BROKER);
        assertThat(Outage.of(new IllegalStateException(new Unpublished(true)))).isEmpty();
    }

    private static final class Unpublished extends RuntimeException implements Outage.OfBroker {
        private final boolean refused;

        Unpublished(boolean refused) {
            super(new AmqpConnectException(new ConnectException("refused")));
            this.refused = refused;
        }

        @Override
        public boolean refused() {
            return refused;
        }
    }

    @Test
    void causesThatGoRoundInCirclesAreLookedAtOnce() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));

        assertThat(Outage.of(first)).isEmpty();
    }
}
