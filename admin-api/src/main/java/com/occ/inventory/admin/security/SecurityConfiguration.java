package com.occ.inventory.admin.security;

import com.occ.inventory.admin.access.AccessSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;

@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(AccessSettings.class)
class SecurityConfiguration {

    @Bean
    SecurityWebFilterChain securityChain(
            ServerHttpSecurity http, Callers callers, Refusals refusals, SessionCsrf csrf, SecurityHeaders headers) {
        return http.securityContextRepository(callers)
                .authorizeExchange(all -> all.anyExchange().access(new Gate()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .csrf(spec -> forms(spec, csrf, refusals))
                .headers(spec -> told(spec, headers))
                .addFilterAfter(new FormTokens(), SecurityWebFiltersOrder.CSRF)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    /** Path parameters are matched like controllers match them, so they need not be forbidden. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowSemicolon(true);
        return firewall;
    }

    private static void forms(CsrfSpec spec, SessionCsrf csrf, Refusals refusals) {
        XorServerCsrfTokenRequestAttributeHandler handler = new XorServerCsrfTokenRequestAttributeHandler();
        handler.setTokenFromMultipartDataEnabled(true);
        spec.csrfTokenRepository(csrf)
                .requireCsrfProtectionMatcher(csrf)
                .csrfTokenRequestHandler(handler)
                .accessDeniedHandler(refusals);
    }

    private static void told(HeaderSpec spec, SecurityHeaders headers) {
        spec.writer(headers)
                .frameOptions(frames -> frames.mode(Mode.DENY))
                .contentTypeOptions(Customizer.withDefaults())
                .cache(Customizer.withDefaults())
                // SecurityHeaders' work: only it knows of the proxy.
                .hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable)
                .xssProtection(ServerHttpSecurity.HeaderSpec.XssProtectionSpec::disable);
    }
}
