package com.occ.inventory.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged.Channel;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddresseeTests {
    private static final List<Recipient> BOTH = List.of(
            new Recipient("all@example.com", Severity.WARNING), new Recipient("bad@example.com", Severity.CRITICAL));

    @Test
    void mailGoesBySmtpWhenBothAreReadyAndByResendWhenItAloneIs() {
        assertThat(Addressee.all(BOTH, List.of(ready(AlertChannel.RESEND), ready(AlertChannel.SMTP))))
                .extracting(Addressee::channel)
                .containsExactly(AlertChannel.SMTP, AlertChannel.SMTP);
        assertThat(Addressee.all(BOTH, List.of(ready(AlertChannel.RESEND), not(AlertChannel.SMTP))))
                .extracting(Addressee::channel)
                .containsExactly(AlertChannel.RESEND, AlertChannel.RESEND);
    }

    @Test
    void channelsWithAnAddressOfTheirOwnHaveOneRecipient() {
        assertThat(Addressee.all(BOTH, List.of(ready(AlertChannel.WEBHOOK), ready(AlertChannel.SLACK))))
                .extracting(Addressee::recipient, Addressee::address)
                .containsExactly(tuple(null, "WEBHOOK at example.com"), tuple(null, "SLACK at example.com"));
    }

    @Test
    void whoWantsTheCriticalAloneIsNotToldOfTheRest() {
        List<Addressee> both = Addressee.all(BOTH, List.of(ready(AlertChannel.SMTP)));

        assertThat(both.stream().map(each -> each.wants(Severity.WARNING))).containsExactly(true, false);
        assertThat(both.stream().map(each -> each.wants(Severity.CRITICAL))).containsExactly(true, true);
    }

    @Test
    void whoIsNamedTwiceIsToldOnceOfAllThatEitherAsksFor() {
        List<Recipient> twice = List.of(
                new Recipient("a@example.com", Severity.CRITICAL),
                new Recipient("a@example.com", Severity.WARNING),
                new Recipient("a@example.com", null));

        assertThat(Addressee.all(twice, List.of(ready(AlertChannel.SMTP))))
                .extracting(Addressee::least)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void nobodyIsToldByAChannelThatIsNotReady() {
        assertThat(Addressee.all(BOTH, List.of(not(AlertChannel.SMTP), not(AlertChannel.SLACK))))
                .isEmpty();
        assertThat(Addressee.all(List.of(), List.of(ready(AlertChannel.SMTP)))).isEmpty();
    }

    private static Channel ready(AlertChannel channel) {
        return new Channel(channel, true, channel + " at example.com", null);
    }

    private static Channel not(AlertChannel channel) {
        return new Channel(channel, false, null, "set it up");
    }
}
