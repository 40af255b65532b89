package com.occ.inventory.admin;

import com.occ.inventory.CommonConfiguration;
import com.occ.inventory.admin.store.QuestionSettings;
import com.occ.inventory.database.ServiceSchema;
import com.occ.inventory.shopify.ShopifySettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The whole service, to be started alone or beside the others in one process. */
@Configuration(proxyBeanMethods = false)
@Import(CommonConfiguration.class)
@EnableConfigurationProperties({AdminSettings.class, QuestionSettings.class, ShopifySettings.class})
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class AdminConfiguration {

    @Bean
    ServiceSchema adminSchema() {
        return new ServiceSchema("admin");
    }
}
