package com.occ.inventory.simulator.mailbox;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.List;

/** The mailbox for people: the newest mail first, each as HTML and as plain text. */
final class MailboxPage {
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
              :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
              body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem; }
              h1 { font-size: 1.25rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
              ol { list-style: none; margin: 0; padding: 0; }
              li { border-top: 1px solid color-mix(in srgb, currentColor 18%%, transparent); padding: .6rem 0; }
              li a { font-weight: 600; overflow-wrap: anywhere; }
              .quiet { opacity: .7; font-size: .875rem; overflow-wrap: anywhere; }
              iframe { width: 100%%; height: 70vh; border: 1px solid color-mix(in srgb, currentColor 18%%, transparent); border-radius: .4rem; }
              pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .875rem; }
            </style></head>
            <body>%s</body></html>
            """;

    private MailboxPage() {}

    static String list(List<Mail> mails, boolean open) {
        StringBuilder items = new StringBuilder();
        for (int index = mails.size() - 1; index >= 0; index--) {
            Mail mail = mails.get(index);
            items.append("<li><a href=\"mailbox/%d\">%s</a><div class=\"quiet\">to %s</div></li>"
                    .formatted(mail.number(), text(mail.subject()), text(String.join(", ", mail.to()))));
        }
        String body = "<h1>Mailbox</h1>"
                + (open ? "" : "<p><strong>The mail server is switched off.</strong></p>")
                + (mails.isEmpty() ? "<p class=\"quiet\">No mail yet.</p>" : "<ol>" + items + "</ol>");
        return PAGE.formatted("Mailbox", body);
    }

    static String show(Mail mail) {
        String body = "<p><a href=\"../mailbox\">Mailbox</a></p><h1>%s</h1><p class=\"quiet\">from %s to %s<br>%s</p>"
                        .formatted(
                                text(mail.subject()),
                                text(mail.from()),
                                text(String.join(", ", mail.to())),
                                text(mail.messageId()))
                + (mail.html() == null
                        ? ""
                        : "<iframe title=\"The mail\" sandbox=\"allow-popups\" src=\"%d/html\"></iframe>"
                                .formatted(mail.number()))
                + (mail.text() == null
                        ? ""
                        : "<details%s><summary>Plain text</summary><pre>%s</pre></details>"
                                .formatted(mail.html() == null ? " open" : "", text(mail.text())));
        return PAGE.formatted(text(mail.subject()), body);
    }

    private static String text(String value) {
        return value == null ? "" : htmlEscape(value, "UTF-8");
    }
}
