package com.occ.inventory.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.mapping.Mappings;
import com.occ.inventory.message.Line;
import com.occ.inventory.messaging.MessageJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DocumentSizeTests {
    /** The longest ids, and an SKU of 64 characters of which each takes six bytes. */
    private static final Line LONGEST = new Line(Long.MAX_VALUE, Long.MAX_VALUE, "\u0001".repeat(64));

    @Test
    void theLargestDocumentIsTakenByTheBrokersAndByThoseWhoReadIt() throws IOException {
        long largest =
                (long) Mappings.MOST_OF_A_PARTNER * (MessageJson.MAPPER.writeValueAsBytes(LONGEST).length + 1) + 10_000;

        assertThat(largest)
                .isLessThan(number("../ops/rabbitmq/20-definitions.conf", "max_message_size = (\\d+)"))
                .isLessThan(
                        number("../standalone/src/main/resources/embedded-broker.json", "max_message_size\": \"(\\d+)"))
                .isLessThan(DataSize.ofMegabytes(number(
                                "../common/src/main/resources/common.yml", "max-inbound-message-body-size: (\\d+)MB"))
                        .toBytes());
    }

    private static long number(String file, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
