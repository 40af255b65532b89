package com.occ.inventory.admin.access;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param user ADMIN_USER, the first administrator, made while there is no user
 * @param password ADMIN_PASSWORD, that one's
 * @param setupTokenFile SETUP_TOKEN_FILE, where the token of the setup page is written when neither is set
 * @param sessionIdle how long a session lasts unused
 * @param sessionLifetime how long a session lasts at all
 * @param secureCookies SECURE_COOKIES, whether cookies are for https only, whatever a request says of itself
 */
@ConfigurationProperties("admin")
public record AccessSettings(
        String user,
        String password,
        Path setupTokenFile,
        @DefaultValue("12h") Duration sessionIdle,
        @DefaultValue("7d") Duration sessionLifetime,
        boolean secureCookies) {

    public AccessSettings {
        if (isSet(user) != isSet(password)) {
            throw new IllegalArgumentException("ADMIN_USER and ADMIN_PASSWORD must be set both, or neither.");
        }
        if (isSet(user)) {
            check("ADMIN_USER", UserName.fault(user));
            check("ADMIN_PASSWORD", PasswordRule.fault(password, user));
        }
        if (sessionIdle.toSeconds() < 60 || sessionLifetime.compareTo(sessionIdle) < 0) {
            throw new IllegalArgumentException("admin.session-idle must be a minute or more, and admin.session-lifetime"
                    + " no shorter, but they are " + sessionIdle + " and " + sessionLifetime);
        }
        setupTokenFile = setupTokenFile == null || setupTokenFile.toString().isBlank()
                ? Path.of(System.getProperty("java.io.tmpdir"), "occ-inventory-setup-token")
                : setupTokenFile;
    }

    /** Whether the environment names the first administrator. */
    public boolean namesFirstAdmin() {
        return isSet(user);
    }

    private static boolean isSet(String value) {
        return value != null && !value.isEmpty();
    }

    private static void check(String setting, String fault) {
        if (fault != null) {
            throw new IllegalArgumentException(setting + " " + fault + ".");
        }
    }

    @Override
    public String toString() {
        return "AccessSettings[setupTokenFile=" + setupTokenFile + ", sessionIdle=" + sessionIdle + ", sessionLifetime="
                + sessionLifetime + ", secureCookies=" + secureCookies + "]";
    }
}
