package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.AmqpAuthenticationException;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.AmqpIOException;

class RefusalTests {

    @Test
    void loginThatIsRefusedIsAMatterOfUserAndPassword() {
        Throwable failure = new CompletionException(new AmqpAuthenticationException(
                new AuthenticationFailureException("ACCESS_REFUSED - Login was refused")));

        assertThat(Refusal.in(failure))
                .contains(new Refusal("ACCESS_REFUSED - Login was refused", "RABBITMQ_USER, RABBITMQ_PASSWORD"));
    }

    @Test
    void closedWhileLoggingInIsAMatterOfUserAndPasswordToo() {
        Throwable failure = new AmqpAuthenticationException(
                new PossibleAuthenticationFailureException(signal(530, "Authentication failed")));

        assertThat(Refusal.in(failure))
                .contains(new Refusal("Authentication failed", "RABBITMQ_USER, RABBITMQ_PASSWORD"));
    }

    @ParameterizedTest
    @CsvSource({
        "530, NOT_ALLOWED - vhost none not found",
        "530, NOT_ALLOWED - access to vhost '/' refused for user 'occ'",
        "404, Unknown virtual host: 'none'",
        "403, Permission denied"
    })
    void closedAtOnceIsAMatterOfTheVirtualHost(int code, String text) {
        assertThat(Refusal.in(closed(code, text))).contains(new Refusal(text, "RABBITMQ_VHOST, RABBITMQ_USER"));
    }

    @ParameterizedTest
    @CsvSource({
        "320, CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'",
        "541, INTERNAL_ERROR - access to vhost '/' refused for user 'occ': vhost '/' is down",
        "530, NOT_ALLOWED - access to vhost '/' refused for user 'occ': connection limit (10) is reached"
    })
    void whatPassesIsNone(int code, String text) {
        assertThat(Refusal.in(closed(code, text))).isEmpty();
    }

    @Test
    void brokerThatIsAwayOrGoesAwayRefusesNobody() {
        assertThat(Refusal.in(new AmqpConnectException(new ConnectException("Connection refused"))))
                .isEmpty();
        assertThat(Refusal.in(new AmqpAuthenticationException(new PossibleAuthenticationFailureException(
                        new ShutdownSignalException(true, false, null, null, "", new IOException("reset"))))))
                .isEmpty();
    }

    @Test
    void brokerThatRefusesOneQueueLetsUsIn() {
        Method close = new AMQP.Channel.Close.Builder()
                .replyCode(AMQP.ACCESS_REFUSED)
                .replyText("no access to queue")
                .build();

        assertThat(Refusal.in(
                        new AmqpIOException(new IOException(new ShutdownSignalException(false, false, close, null)))))
                .isEmpty();
    }

    private static Throwable closed(int code, String text) {
        return new AmqpIOException(new IOException(signal(code, text)));
    }

    private static ShutdownSignalException signal(int code, String text) {
        Method close = new AMQP.Connection.Close.Builder()
                .replyCode(code)
                .replyText(text)
                .build();
        return new ShutdownSignalException(true, false, close, null);
    }
}
