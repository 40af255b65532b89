package com.occ.inventory.notifier.letter;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes letters. What it is given may be anything that others sent; what it writes is harmless. */
public final class LetterWriter {
    private final PageMaker pages;
    private final Clock clock;
    // Its own, and not a bean: standalone has another one for the admin's pages.
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    /** @param adminUrl where people reach the admin's pages */
    public LetterWriter(URI adminUrl, Clock clock) {
        this.pages = new PageMaker(new Links(adminUrl));
        this.clock = clock;
        templates.addTemplateResolver(resolver(TemplateMode.HTML, ".html"));
        templates.addTemplateResolver(resolver(TemplateMode.TEXT, ".txt"));
    }

    /**
     * @param messageId without angle brackets
     * @param recipient a mail address; null for a channel with an address of its own
     */
    public Letter write(String messageId, String recipient, Notice notice) {
        String subject = SubjectLine.of(notice);
        Context page = new Context(Locale.ENGLISH, Map.of("page", pages.of(notice, subject, clock.instant())));
        String text = templates
                        .process("letter.txt", page)
                        .replaceAll("\n{3,}", "\n\n")
                        .strip() + "\n";
        String html = templates.process("letter.html", page).replaceAll("\n\\s*\n", "\n");
        return new Letter(messageId, recipient, subject, text, html, notice);
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterWriter.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setTemplateMode(mode);
        resolver.setForceTemplateMode(true);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setResolvablePatterns(Set.of("*" + suffix));
        return resolver;
    }
}
