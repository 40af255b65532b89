package com.occ.inventory.simulator.mailbox;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The mailbox: opened and closed, read by programs and, as pages, by people. */
@RestController
@RequestMapping("/_control/mailbox")
class MailboxController {
    private final Mailbox mailbox;

    MailboxController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** @param smtpPort null until it was first opened */
    record State(boolean open, Integer smtpPort) {}

    record Wanted(boolean open) {}

    @PutMapping
    State put(@RequestBody Wanted wanted) {
        if (wanted.open()) {
            mailbox.open();
        } else {
            mailbox.close();
        }
        return new State(mailbox.isOpen(), mailbox.port());
    }

    @GetMapping("/mails")
    List<Mail> mails() {
        return mailbox.mails();
    }

    @DeleteMapping("/mails")
    void empty() {
        mailbox.empty();
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    String list() {
        return MailboxPage.list(mailbox.mails(), mailbox.isOpen());
    }

    @GetMapping(path = "/{number:[0-9]+}", produces = MediaType.TEXT_HTML_VALUE)
    String show(@PathVariable int number) {
        return MailboxPage.show(mail(number));
    }

    /** The mail's own HTML: whatever it holds, it may run nothing and load nothing. */
    @GetMapping("/{number:[0-9]+}/html")
    ResponseEntity<String> html(@PathVariable int number) {
        Mail mail = mail(number);
        if (mail.html() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "mail " + number + " has no HTML part");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header(
                        "Content-Security-Policy",
                        "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'")
                .body(mail.html());
    }

    private Mail mail(int number) {
        List<Mail> mails = mailbox.mails();
        if (number < 1 || number > mails.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no mail " + number);
        }
        return mails.get(number - 1);
    }
}
