package com.occ.inventory.messaging;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.Samples;
import com.occ.inventory.message.Work;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.AbstractExchange;
import org.springframework.amqp.core.Queue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds docs/messages/asyncapi.yaml against the code: whoever changes one of them is told about the other. */
class AsyncApiTests {
    private static final AsyncApi PAGE = AsyncApi.read();
    private static final Set<String> HEADER_SCHEMAS = Set.of("Headers", "WorkHeaders", "DeadLetterHeaders");

    @Test
    void describesEachRecordFieldByField() {
        Map<String, Object> described = new TreeMap<>();
        PAGE.namesIn("components/schemas").stream()
                .filter(name -> !HEADER_SCHEMAS.contains(name))
                .forEach(name ->
                        described.put(name, MessageJson.MAPPER.convertValue(bare(PAGE.schema(name)), Object.class)));

        Map<String, Object> coded =
                RecordSchema.of(Samples.all().<Class<?>>map(Event::getClass).toList());
        assertThat(described).containsOnlyKeys(coded.keySet());
        coded.forEach((name, schema) -> assertThat(described.get(name)).as(name).isEqualTo(schema));
    }

    @ParameterizedTest
    @MethodSource("com.occ.inventory.message.Samples#all")
    void numbersAndFlagsThatMustBeThereAreNotNullable(Event event) {
        JsonNode properties = PAGE.schema(nameOf(event.getClass())).path("properties");

        assertThat(Arrays.stream(event.getClass().getRecordComponents())
                        .filter(component -> component.getType().isPrimitive())
                        .map(RecordComponent::getName))
                .allMatch(name -> properties.path(name).path("type").isString());
    }

    @ParameterizedTest
    @MethodSource("com.occ.inventory.message.Samples#all")
    void whatIsWrittenConformsToItsSchema(Event event) {
        ObjectNode root = MessageJson.MAPPER.createObjectNode();
        root.put("$ref", "#/components/schemas/" + nameOf(event.getClass()));
        root.set("components", PAGE.root().path("components"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
        JsonNode written = MessageJson.MAPPER.readTree(MessageJson.MAPPER.writeValueAsBytes(event));

        assertThat(schema.validate(
                        written,
                        validation -> validation.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
        assertThat(schema.validate(((ObjectNode) written.deepCopy()).removeAll()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("com.occ.inventory.message.Samples#all")
    void namesEachMessageItsHeadersAndItsType(Event event) {
        String name = nameOf(event.getClass());
        JsonNode message = PAGE.message(name);

        assertThat(message.path("name").asString()).isEqualTo(name);
        assertThat(message.at("/payload/$ref").asString()).isEqualTo("#/components/schemas/" + name);
        assertThat(message.at("/bindings/amqp/messageType").asString()).isEqualTo(name);
        assertThat(message.at("/headers/$ref").asString())
                .isEqualTo("#/components/schemas/" + (event instanceof Work ? "WorkHeaders" : "Headers"));
    }

    @Test
    void namesOurHeaders() {
        assertThat(AsyncApi.names(PAGE.schema("WorkHeaders").path("properties")))
                .containsExactlyInAnyOrder(
                        Headers.ATTEMPT, Headers.RUN, Headers.DISPATCH, Headers.PARTNER, Headers.PAGE);
        assertThat(AsyncApi.names(PAGE.schema("Headers").path("properties"))).containsExactly(Headers.ATTEMPT);
        assertThat(AsyncApi.names(PAGE.schema("DeadLetterHeaders").path("properties")))
                .containsExactlyInAnyOrder(Headers.DEAD_LETTER_CAUSE, Headers.DEAD_LETTER_QUEUE);
    }

    @Test
    void hasAChannelForEachExchangeAndQueueThatIsDeclaredAndNoOther() {
        Set<String> declared = new TreeSet<>();
        Topology.declarables().getDeclarables().forEach(declarable -> {
            if (declarable instanceof Queue queue) {
                declared.add("queue." + queue.getName());
            } else if (declarable instanceof AbstractExchange exchange) {
                declared.add(exchange.getName());
            }
        });

        assertThat(PAGE.namesIn("channels")).isEqualTo(declared);
    }

    @ParameterizedTest
    @ValueSource(strings = {Topology.DEAD_LETTERS, Topology.QUEUES})
    void describesTheExchangesThatLeadToQueuesByName(String exchange) {
        JsonNode channel = PAGE.channel(exchange);

        assertThat(channel.at("/parameters/queue/enum").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Arrays.stream(Inbox.values()).map(Inbox::address).toList());
        assertThat(channel.at("/bindings/amqp/exchange/type").asString()).isEqualTo("direct");
    }

    @ParameterizedTest
    @EnumSource
    void describesEachExchange(Exchange exchange) {
        JsonNode channel = PAGE.channel(exchange.address());

        assertThat(AsyncApi.names(channel.path("messages"))).isEqualTo(names(exchange.messages()));
        assertThat(channel.at("/parameters/message/enum").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(names(exchange.messages()));
        assertThat(channel.at("/bindings/amqp/exchange"))
                .isEqualTo(tree(
                        Map.of("name", exchange.address(), "type", "topic", "durable", true, "autoDelete", false)));
    }

    @ParameterizedTest
    @EnumSource
    void describesEachQueueItsReaderAndItsDeadLetters(Inbox inbox) {
        JsonNode queue = PAGE.channel("queue." + inbox.address());
        assertQueue(queue, inbox.address());
        assertThat(AsyncApi.names(queue.path("messages"))).isEqualTo(names(inbox.messages()));
        assertThat(queue.path("x-bound-to").asString())
                .isEqualTo(inbox.exchange().address());
        assertThat(queue.path("x-single-active-consumer").asBoolean(false)).isEqualTo(inbox.singleActiveConsumer());

        JsonNode received = PAGE.operation(inbox.owner() + ".receives." + inbox.address());
        assertThat(received.path("action").asString()).isEqualTo("receive");
        assertThat(AsyncApi.targets(received.path("messages"))).isEqualTo(names(inbox.messages()));

        JsonNode rejected = PAGE.channel("queue." + inbox.deadLetterAddress());
        assertQueue(rejected, inbox.deadLetterAddress());
        assertThat(rejected.path("x-bound-to").asString()).isEqualTo(Topology.DEAD_LETTERS);
    }

    @Test
    void everyMessageHasASenderAndEverySenderAnExchangeForIt() {
        Set<String> sent = new TreeSet<>();
        PAGE.namesIn("operations").stream()
                .map(PAGE::operation)
                .filter(operation -> operation.path("action").asString().equals("send"))
                .forEach(operation -> {
                    String exchange = AsyncApi.targets(tree(List.of(operation.path("channel"))))
                            .iterator()
                            .next();
                    Set<String> messages = AsyncApi.targets(operation.path("messages"));
                    assertThat(AsyncApi.names(PAGE.channel(exchange).path("messages")))
                            .containsAll(messages);
                    sent.addAll(messages);
                });

        assertThat(sent)
                .isEqualTo(names(Samples.all()
                        .<Class<? extends Event>>map(Event::getClass)
                        .toList()));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(PAGE.references().map(reference -> reference.substring(1)))
                .allMatch(path -> !PAGE.root().at(path).isMissingNode());
    }

    private static void assertQueue(JsonNode channel, String name) {
        assertThat(channel.path("address").asString()).isEqualTo(name);
        assertThat(channel.at("/bindings/amqp/queue"))
                .isEqualTo(tree(Map.of("name", name, "durable", true, "exclusive", false, "autoDelete", false)));
    }

    /** Without what the records do not say: words, bounds, and whether it may be null. */
    private static JsonNode bare(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            ObjectNode bare = object.deepCopy();
            bare.remove(List.of("description", "minimum", "maximum", "minItems", "maxItems"));
            if (bare.path("type").isArray()) {
                bare.set("type", bare.path("type").get(0));
            }
            if (bare.at("/oneOf/1/type").asString("").equals("null")) {
                return bare.at("/oneOf/0");
            }
            List.copyOf(bare.propertyNames()).forEach(name -> bare.set(name, bare(bare.path(name))));
            return bare;
        }
        return schema;
    }

    private static JsonNode tree(Object value) {
        return MessageJson.MAPPER.valueToTree(value);
    }

    private static Set<String> names(Collection<Class<? extends Event>> types) {
        return types.stream().map(AsyncApiTests::nameOf).collect(toCollection(TreeSet::new));
    }

    private static String nameOf(Class<? extends Event> type) {
        return Topology.routingKey(type);
    }
}
