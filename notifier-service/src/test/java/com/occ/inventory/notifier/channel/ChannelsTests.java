package com.occ.inventory.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.secret.TokenCipher;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.ClassUtils;

/** Which channels there are, by the environment's variables and the admin's settings. */
class ChannelsTests {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER_KEY =
            "k2:" + Base64.getEncoder().encodeToString("0".repeat(32).getBytes());

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withSystemProperties("spring.config.name=notifier")
            .withUserConfiguration(Scanned.class);

    @Test
    void withNothingSetEachSaysWhatToSet() {
        with(List.of(), (channels, context) -> {
            assertThat(channels.states(AlertSettings.defaults()))
                    .extracting(AlertChannelsChanged.Channel::channel)
                    .containsExactly(AlertChannel.values());
            assertThat(channels.states(AlertSettings.defaults())).allSatisfy(state -> {
                assertThat(state.ready()).isFalse();
                assertThat(state.address()).isNull();
            });
            assertThat(channels.states(AlertSettings.defaults()))
                    .extracting(AlertChannelsChanged.Channel::problem)
                    .satisfiesExactly(
                            smtp -> assertThat(smtp).contains("SMTP_HOST", "ALERT_EMAIL_FROM"),
                            resend -> assertThat(resend).contains("RESEND_API_KEY"),
                            webhook -> assertThat(webhook).contains("ALERT_WEBHOOK_URL"),
                            slack -> assertThat(slack).contains("ALERT_SLACK_URL"));
            assertThat(Arrays.stream(AlertChannel.values()))
                    .allMatch(channel ->
                            channels.of(channel, AlertSettings.defaults()).isEmpty());
        });
    }

    @Test
    void theEnvironmentSetsAllFour() {
        List<String> environment = List.of(
                "SMTP_HOST=mail.example.com",
                "ALERT_EMAIL_FROM=Stock <alerts@example.com>",
                "RESEND_API_KEY=re_secret",
                "ALERT_WEBHOOK_URL=http://127.0.0.1:9000/hook?key=secret",
                "ALERT_SLACK_URL=https://hooks.slack.com/services/T/B/secret");
        with(environment, (channels, context) -> {
            assertThat(channels.states(AlertSettings.defaults())).allMatch(AlertChannelsChanged.Channel::ready);
            assertThat(channels.states(AlertSettings.defaults()))
                    .extracting(AlertChannelsChanged.Channel::address)
                    .containsExactly(
                            "mail.example.com:587",
                            "api.resend.com",
                            "http://127.0.0.1:9000",
                            "https://hooks.slack.com");
            assertThat(context.getBean(ChannelSettings.class).toString()).doesNotContain("secret");
            assertThat(Arrays.stream(AlertChannel.values())).allSatisfy(channel -> assertThat(
                            channels.of(channel, AlertSettings.defaults()))
                    .hasValueSatisfying(ready -> assertThat(ready.toString()).doesNotContain("secret")));
        });
    }

    @Test
    void mailNeedsASender() {
        with(
                List.of("SMTP_HOST=mail.example.com", "SMTP_USER=postmaster", "SMTP_PASSWORD=x"),
                (channels, context) ->
                        assertProblem(channels, AlertChannel.SMTP, AlertSettings.defaults(), "ALERT_EMAIL_FROM"));
        with(
                List.of("SMTP_HOST=mail.example.com", "SMTP_USER=alerts@example.com", "SMTP_PASSWORD=x"),
                (channels, context) -> assertThat(channels.of(AlertChannel.SMTP, AlertSettings.defaults()))
                        .isPresent());
    }

    @Test
    void aUserNeedsAPassword() {
        with(
                List.of("SMTP_HOST=mail.example.com", "SMTP_USER=alerts@example.com"),
                (channels, context) ->
                        assertProblem(channels, AlertChannel.SMTP, AlertSettings.defaults(), "SMTP_PASSWORD"));
    }

    @Test
    void theAdminsAddressWins() {
        AlertSettings entered = entered(new TokenCipher(KEY), "https://hooks.example.com/in?key=secret");
        with(List.of("ENCRYPTION_KEY=" + KEY, "ALERT_WEBHOOK_URL=http://127.0.0.1:9000/"), (channels, context) -> {
            assertThat(channels.states(entered).get(2).address()).isEqualTo("https://hooks.example.com");
            assertThat(channels.of(AlertChannel.WEBHOOK, entered))
                    .hasValueSatisfying(channel ->
                            assertThat(((Webhook) channel).target().trusted()).isFalse());
        });
    }

    @Test
    void anAddressThatCannotBeReadIsNotReplacedByAnother() {
        AlertSettings entered = entered(new TokenCipher(KEY), "https://hooks.example.com/");
        String ours = "ALERT_WEBHOOK_URL=http://127.0.0.1:9000/";

        with(
                List.of(ours),
                (channels, context) ->
                        assertProblem(channels, AlertChannel.WEBHOOK, entered, "ENCRYPTION_KEY of admin-api"));
        with(
                List.of(ours, "ENCRYPTION_KEY=" + OTHER_KEY),
                (channels, context) ->
                        assertProblem(channels, AlertChannel.WEBHOOK, entered, "enter the address again"));
    }

    /** Sealed for one channel, it is nothing for another. */
    @Test
    void anAddressIsThatOfItsChannelOnly() {
        AlertSettings entered = new AlertSettings(
                AlertSettings.Thresholds.defaults(),
                List.of(),
                24,
                true,
                List.of(),
                null,
                new TokenCipher(KEY).seal("https://hooks.example.com/", AlertSettings.OWNER, "WEBHOOK"));
        with(
                List.of("ENCRYPTION_KEY=" + KEY),
                (channels, context) -> assertProblem(channels, AlertChannel.SLACK, entered, "cannot be read"));
    }

    @Test
    void badAddressesAreNamedButNotShown() {
        AlertSettings entered = entered(new TokenCipher(KEY), "http://hooks.example.com/secret");
        with(
                List.of("ENCRYPTION_KEY=" + KEY),
                (channels, context) ->
                        assertProblem(channels, AlertChannel.WEBHOOK, entered, "must begin with https://"));
        with(
                List.of("ALERT_SLACK_URL=hooks.slack.com/secret"),
                (channels, context) ->
                        assertProblem(channels, AlertChannel.SLACK, AlertSettings.defaults(), "ALERT_SLACK_URL"));
    }

    @Test
    void wrongSettingsStopTheStart() {
        service.withPropertyValues("SMTP_SECURITY=ssl")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("notifier.channels.smtp.security"));
        service.withPropertyValues("SMTP_PORT=0")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("SMTP_PORT"));
        service.withPropertyValues("ENCRYPTION_KEY=short")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("openssl rand -base64 32"));
    }

    /** Boot would make a sender and a health check of it in every process that the notifier is part of. */
    @Test
    void bootKnowsNothingOfMail() {
        assertThat(ClassUtils.isPresent(
                        "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration",
                        getClass().getClassLoader()))
                .isFalse();
    }

    private void with(List<String> environment, BiConsumer<Channels, ApplicationContext> then) {
        service.withPropertyValues(environment.toArray(String[]::new))
                .run(context -> then.accept(context.getBean(Channels.class), context));
    }

    private static AlertSettings entered(TokenCipher cipher, String webhook) {
        return new AlertSettings(
                AlertSettings.Thresholds.defaults(),
                List.of(),
                24,
                true,
                List.of(),
                cipher.seal(webhook, AlertSettings.OWNER, AlertChannel.WEBHOOK.name()),
                null);
    }

    private static void assertProblem(Channels channels, AlertChannel channel, AlertSettings settings, String problem) {
        assertThat(channels.of(channel, settings)).isEmpty();
        assertThat(channels.states(settings).get(channel.ordinal())).satisfies(state -> {
            assertThat(state.ready()).isFalse();
            assertThat(state.problem()).contains(problem).doesNotContain("secret");
        });
    }

    /** Without a stereotype, lest the notifier of other tests finds it. */
    @ComponentScan
    static class Scanned {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
