package com.occ.inventory.simulator.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.simulator.RunningSimulator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailboxTests {
    private final RunningSimulator simulator = RunningSimulator.start(0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void takesMailsAndShowsThem() throws Exception {
        int port = open(true).get("smtpPort").asInt();
        send(port, "Aurora: token refused", "plain words", "<p>HTML <script>alert(1)</script></p>");

        JsonNode mail = json(get("/mails")).get(0);
        assertThat(mail.get("subject").asString()).isEqualTo("Aurora: token refused");
        assertThat(mail.get("to").get(0).asString()).isEqualTo("operator@occ.example");
        assertThat(mail.get("text").asString()).contains("plain words");
        assertThat(mail.get("html").asString()).contains("<p>HTML");
        assertThat(mail.get("headers").get("Subject").asString()).isEqualTo("Aurora: token refused");
        assertThat(get("").body()).contains("<a href=\"mailbox/1\">Aurora: token refused</a>");
        assertThat(get("/1").body()).contains("plain words", "src=\"1/html\"");
        assertThat(get("/1/html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox"));
        assertThat(get("/2").statusCode()).isEqualTo(404);
    }

    @Test
    void escapesWhatAMailSays() throws Exception {
        int port = open(true).get("smtpPort").asInt();
        send(port, "<img src=x onerror=alert(1)>", "</pre><script>alert(1)</script>", null);

        assertThat(get("").body() + get("/1").body()).doesNotContain("<img src=x", "<script>");
    }

    @Test
    void refusesWhileItIsClosedAndKeepsWhatCameBefore() throws Exception {
        int port = open(true).get("smtpPort").asInt();
        send(port, "before", "", null);

        assertThat(open(false).get("open").asBoolean()).isFalse();
        assertThatThrownBy(() -> send(port, "meanwhile", "", null)).isInstanceOf(MessagingException.class);
        assertThat(open(true).get("smtpPort").asInt()).isEqualTo(port);
        send(port, "after", "", null);

        assertThat(json(get("/mails")).valueStream().map(mail -> mail.get("subject")
                        .asString()))
                .containsExactly("before", "after");
        http.send(request("/mails").DELETE().build(), BodyHandlers.discarding());
        assertThat(json(get("/mails"))).isEmpty();
    }

    private JsonNode open(boolean open) throws Exception {
        return json(http.send(
                request("")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"open\":" + open + "}"))
                        .build(),
                BodyHandlers.ofString()));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_control/mailbox" + path));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static void send(int port, String subject, String text, String html) throws MessagingException {
        Properties server = new Properties();
        server.put("mail.smtp.host", "127.0.0.1");
        server.put("mail.smtp.port", port);
        MimeMessage message = new MimeMessage(Session.getInstance(server));
        message.setFrom(new InternetAddress("sync@occ.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("operator@occ.example"));
        message.setSubject(subject);
        MimeMultipart parts = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        parts.addBodyPart(plain);
        if (html != null) {
            MimeBodyPart rich = new MimeBodyPart();
            rich.setContent(html, "text/html; charset=utf-8");
            parts.addBodyPart(rich);
        }
        message.setContent(parts);
        Transport.send(message);
    }
}
