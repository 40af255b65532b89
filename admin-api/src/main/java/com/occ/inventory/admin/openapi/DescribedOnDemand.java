package com.occ.inventory.admin.openapi;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/** What describes the API costs every start, and few starts are asked for it: it is made when somebody asks. */
@Component
class DescribedOnDemand implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getBeanDefinition(name);
            if (isSpringdoc(definition.getBeanClassName()) || isSpringdoc(definition.getFactoryBeanName())) {
                definition.setLazyInit(true);
            }
        }
    }

    private static boolean isSpringdoc(String name) {
        return name != null && name.startsWith("org.springdoc.");
    }
}
