package com.occ.inventory.notifier.letter;

/**
 * What one recipient is told, ready to be sent.
 *
 * @param messageId the same on every attempt, so that mail programs fold what arrives twice; without angle brackets
 * @param recipient a mail address; null for a channel with an address of its own
 * @param subject at most 60 characters, without control characters
 */
public record Letter(String messageId, String recipient, String subject, String text, String html, Notice notice) {}
