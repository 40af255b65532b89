package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.AmqpIOException;

class NackTests {
    private static final Method TOO_LARGE = new AMQP.Channel.Close.Builder()
            .replyCode(406)
            .replyText("PRECONDITION_FAILED - message size 9 is larger than configured max size 8")
            .build();
    private static final Method FORCED = new AMQP.Connection.Close.Builder()
            .replyCode(320)
            .replyText("CONNECTION_FORCED - broker forced connection closure")
            .build();

    @Test
    void theBrokersOwnNackAndItsClosingOfTheChannelAreRefusals() {
        assertThat(Nack.refusal((String) null)).isTrue();
        assertThat(Nack.refusal(closed(false, false, TOO_LARGE).getMessage())).isTrue();
    }

    @Test
    void whatWasUnderWayWhenTheBrokerWentIsNotRefused() {
        assertThat(Nack.refusal(closed(true, false, FORCED).getMessage())).isFalse();
        assertThat(Nack.refusal(closed(true, false, null).getMessage())).isFalse();
        assertThat(Nack.refusal(closed(false, true, TOO_LARGE).getMessage())).isFalse();
        assertThat(Nack.refusal("Channel closed by application")).isFalse();
        assertThat(Nack.refusal("Normal")).isFalse();
    }

    @Test
    void ofWhatCouldNotBeSentOnlyAChannelThatTheBrokerClosedMeanwhileIsARefusal() {
        assertThat(Nack.refusal(new AmqpIOException(
                        new IOException(new AlreadyClosedException(closed(false, false, TOO_LARGE))))))
                .isTrue();
        assertThat(Nack.refusal(new AmqpIOException(new IOException(closed(true, false, FORCED)))))
                .isFalse();
        assertThat(Nack.refusal(new AmqpConnectException(new IOException("Connection refused"))))
                .isFalse();
        assertThat(Nack.refusal(new TimeoutException("no confirm"))).isFalse();
    }

    private static ShutdownSignalException closed(boolean connection, boolean byUs, Method reason) {
        return new ShutdownSignalException(connection, byUs, reason, null);
    }
}
