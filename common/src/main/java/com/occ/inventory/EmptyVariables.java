package com.occ.inventory;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A variable of the environment that is empty counts as not set: a line {@code NAME=} in a file .env leaves the default. */
final class EmptyVariables implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        MutablePropertySources sources = environment.getPropertySources();
        PropertySource<?> all = sources.get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (all != null && all.getSource() instanceof Map<?, ?> variables) {
            Map<String, Object> set = new HashMap<>();
            variables.forEach((name, value) -> {
                if (!value.toString().isEmpty()) {
                    set.put(name.toString(), value);
                }
            });
            sources.replace(all.getName(), new SystemEnvironmentPropertySource(all.getName(), set));
        }
    }

    /** Before Boot makes its own of that source, and before anything is read. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
