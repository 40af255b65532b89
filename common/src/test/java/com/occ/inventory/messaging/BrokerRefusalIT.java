package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.outage.NotThere;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start where the broker is there and does not let us in. */
@BothBrokers
@ExtendWith(OutputCaptureExtension.class)
class BrokerRefusalIT {
    @Parameter
    TestBroker broker;

    @ParameterizedTest
    @CsvSource({
        "spring.rabbitmq.password, RABBITMQ_PASSWORD",
        "spring.rabbitmq.username, RABBITMQ_USER",
        "spring.rabbitmq.virtual-host, RABBITMQ_VHOST"
    })
    void endsTheStartWithOneReason(String setting, String variable, CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();
        int before = output.getAll().length();

        assertThatThrownBy(() -> ListeningIT.start(database, broker, setting + "=wrong"))
                .cause()
                .isInstanceOf(NotThere.class)
                .hasMessageStartingWith("the broker at " + broker.host() + ":" + broker.port() + " does not let us in")
                .hasMessageContaining(variable);

        String said = output.getAll().substring(before);
        assertThat(said).contains(variable).doesNotContain("\tat ");
        assertThat(said.lines()).hasSizeLessThan(30);
    }
}
