/**
 * The client of Shopify's Admin GraphQL API. {@link com.occ.inventory.shopify.ShopifyClients} hands out one
 * {@link com.occ.inventory.shopify.ShopifyClient} a store; everything that can go wrong with a store arrives as a
 * {@link com.occ.inventory.shopify.ShopifyProblem}.
 */
package com.occ.inventory.shopify;
