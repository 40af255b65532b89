package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.ChannelTestRequested;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.notifier.letter.Letter;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The messages that are under way. A claim is given and judged by the database's clock: those of the notifiers may differ. */
@Repository
class Envelopes {
    private static final String COLUMNS =
            """
            id, test, channel, recipient, lines::text as lines, letter::text as letter, letter_lines, handed, writings,
              attempts, created_at
            """;

    private final DatabaseClient database;

    Envelopes(DatabaseClient database) {
        this.database = database;
    }

    /** The lines join what is under way to the same recipient, or else begin something new. */
    Mono<Void> add(Map<Addressee, List<Line>> said, Instant now) {
        List<Map.Entry<Addressee, List<Line>>> rows = said.entrySet().stream()
                .sorted(Comparator.comparing(
                        row -> row.getKey().way() + " " + row.getKey().recipient()))
                .toList();
        return database.sql(
                        """
                        insert into notifier.delivery as d
                          (id, test, way, channel, recipient, address, lines, status, next_attempt_at, created_at)
                        select id, false, way, channel, recipient, address, lines::jsonb, 'WAITING', :now, created_at
                        from unnest(:ids::uuid[], :ways::text[], :channels::text[], :recipients::text[],
                          :addresses::text[], :lines::text[], :createdAts::timestamptz[]) with ordinality
                          as new (id, way, channel, recipient, address, lines, created_at, number)
                        order by number
                        on conflict (way, (coalesce(recipient, ''))) where not test and status in ('WAITING', 'SENDING')
                        do update set lines = d.lines || excluded.lines, sequence = d.sequence + 1
                        """)
                .bind("ids", rows.stream().map(row -> UUID.randomUUID()).toArray(UUID[]::new))
                .bind("ways", texts(rows, row -> row.getKey().way().name()))
                .bind("channels", texts(rows, row -> row.getKey().channel().name()))
                .bind("recipients", texts(rows, row -> row.getKey().recipient()))
                .bind("addresses", texts(rows, row -> row.getKey().address()))
                .bind("lines", texts(rows, row -> MessageJson.MAPPER.writeValueAsString(row.getValue())))
                .bind(
                        "createdAts",
                        rows.stream().map(row -> row.getValue().get(0).at()).toArray(Instant[]::new))
                .bind("now", now)
                .then();
    }

    /** Known ids change nothing. */
    Mono<Void> addTest(ChannelTestRequested event, String recipient, Circumstances present) {
        String address = recipient == null ? present.addressOf(event.channel()) : recipient;
        return database.sql(
                        """
                        insert into notifier.delivery
                          (id, test, way, channel, recipient, address, status, next_attempt_at, created_at)
                        values (:id, true, :way, :channel, :recipient, :address, 'WAITING', :now, :now)
                        on conflict (id) do nothing
                        """)
                .bind("id", event.deliveryId())
                .bind("way", Way.of(event.channel()).name())
                .bind("channel", event.channel().name())
                .bind("recipient", nullable(recipient, String.class))
                .bind("address", address)
                .bind("now", present.now())
                .then();
    }

    /** The oldest that may be tried now; others that look at this moment find another. Locked until the transaction ends. */
    Mono<Envelope> next(Way way, boolean test, Instant now) {
        return database.sql(
                        "select " + COLUMNS
                                + """
                        from notifier.delivery
                        where test = :test and way = :way
                          and (status = 'WAITING' and next_attempt_at <= :now or status = 'SENDING' and lease_until <= now())
                        order by created_at, id limit 1 for update skip locked
                        """)
                .bind("test", test)
                .bind("way", way.name())
                .bind("now", now)
                .map(Envelopes::envelope)
                .one();
    }

    /** The one that is being sent in this attempt, with the lines that joined it meanwhile; locked until the transaction ends. */
    Mono<Envelope> beingSent(Envelope claimed, boolean whateverTheAttempt) {
        return database.sql(
                        "select " + COLUMNS
                                + """
                        from notifier.delivery
                        where id = :id and status = 'SENDING' and (attempts = :attempts or :whatever) for update
                        """)
                .bind("id", claimed.id())
                .bind("attempts", claimed.attempts())
                .bind("whatever", whateverTheAttempt)
                .map(Envelopes::envelope)
                .one();
    }

    Mono<Void> sending(Envelope closed, Duration lease) {
        return database.sql(
                        """
                        update notifier.delivery set status = 'SENDING', lease_until = now() + make_interval(secs => :lease),
                          channel = :channel, letter = :letter::jsonb, letter_lines = :letterLines, handed = :handed,
                          writings = :writings, subject = :subject, attempts = :attempts, sequence = sequence + 1
                        where id = :id
                        """)
                .bind("id", closed.id())
                .bind("lease", (double) lease.toSeconds())
                .bind("channel", closed.channel().name())
                .bind("letter", MessageJson.MAPPER.writeValueAsString(closed.letter()))
                .bind("letterLines", closed.letterLines())
                .bind("handed", closed.handed())
                .bind("writings", closed.writings())
                .bind("subject", closed.letter().subject())
                .bind("attempts", closed.attempts())
                .then();
    }

    /** As long as nobody else has taken it over. */
    Mono<Void> renew(Envelope claimed, Duration lease) {
        return database.sql(
                        """
                        update notifier.delivery set lease_until = now() + make_interval(secs => :lease)
                        where id = :id and status = 'SENDING' and attempts = :attempts
                        """)
                .bind("id", claimed.id())
                .bind("attempts", claimed.attempts())
                .bind("lease", (double) lease.toSeconds())
                .then();
    }

    Mono<Void> notBefore(Envelope envelope, Instant now, Duration pause) {
        return database.sql("update notifier.delivery set status = 'WAITING', next_attempt_at = :at where id = :id")
                .bind("id", envelope.id())
                .bind("at", now.plus(pause))
                .then();
    }

    Mono<Void> settle(Envelope envelope, Outcome outcome, Instant now) {
        return database.sql(
                        """
                        update notifier.delivery set status = :status, message = :message, next_attempt_at = :next,
                          lease_until = null, lines = :lines::jsonb,
                          letter = case when :keeps then letter end, letter_lines = case when :keeps then letter_lines end,
                          sent_at = case when :status = 'SENT' then :now end,
                          ended_at = case when :status <> 'WAITING' then :now end,
                          sequence = sequence + 1
                        where id = :id
                        """)
                .bind("id", envelope.id())
                .bind("status", outcome.status().name())
                .bind("message", nullable(outcome.message(), String.class))
                .bind("next", nullable(outcome.nextAttemptAt(), Instant.class))
                .bind("lines", MessageJson.MAPPER.writeValueAsString(outcome.lines()))
                .bind("keeps", outcome.keepsLetter())
                .bind("now", now)
                .then();
    }

    /** A further envelope to the recipient of one that has ended. */
    Mono<Void> follow(Envelope ended, List<Line> lines, Instant now) {
        return database.sql(
                        """
                        insert into notifier.delivery
                          (id, test, way, channel, recipient, address, lines, status, next_attempt_at, created_at)
                        select :id, false, way, channel, recipient, address, :lines::jsonb, 'WAITING', :now, :createdAt
                        from notifier.delivery where id = :ended
                        """)
                .bind("id", UUID.randomUUID())
                .bind("ended", ended.id())
                .bind("lines", MessageJson.MAPPER.writeValueAsString(lines))
                .bind("createdAt", lines.get(0).at())
                .bind("now", now)
                .then();
    }

    /** It will not be sent; when no letter was ever written nobody has heard of it either, and it is gone. */
    Mono<Void> drop(Envelope envelope, String why, Instant now) {
        return database.sql("delete from notifier.delivery where id = :id and subject is null")
                .bind("id", envelope.id())
                .fetch()
                .rowsUpdated()
                .filter(deleted -> deleted == 0)
                .flatMap(kept -> database.sql(
                                """
                                update notifier.delivery set status = 'FAILED', message = :why, next_attempt_at = null,
                                  lease_until = null, ended_at = :now, sequence = sequence + 1
                                where id = :id
                                """)
                        .bind("id", envelope.id())
                        .bind("why", why)
                        .bind("now", now)
                        .then());
    }

    private static <R> String[] texts(List<R> rows, Function<R, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> Parameter nullable(T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    private static Envelope envelope(Readable row) {
        String letter = row.get("letter", String.class);
        Integer letterLines = row.get("letter_lines", Integer.class);
        return new Envelope(
                row.get("id", UUID.class),
                row.get("test", Boolean.class),
                AlertChannel.valueOf(row.get("channel", String.class)),
                row.get("recipient", String.class),
                Arrays.asList(MessageJson.MAPPER.readValue(row.get("lines", String.class), Line[].class)),
                letter == null ? null : MessageJson.MAPPER.readValue(letter, Letter.class),
                letterLines == null ? 0 : letterLines,
                row.get("handed", Integer.class),
                row.get("writings", Integer.class),
                row.get("attempts", Integer.class),
                row.get("created_at", Instant.class));
    }
}
